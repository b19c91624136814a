import { renameSync } from 'node:fs';
import type { Logger } from 'pino';

/** Puts an unreadable file aside under a new name, so that nothing is overwritten, and says so in the log. */
export function quarantine(path: string, reason: unknown, log: Logger): string {
  const aside = `${path}.damaged-${Date.now()}`;
  renameSync(path, aside);
  log.warn({ err: reason, path, aside }, 'a damaged file was put aside; defaults are used');
  return aside;
}
