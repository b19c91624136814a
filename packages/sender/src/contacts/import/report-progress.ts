import type { Core } from '../../core.ts';
import type { ContactFile } from './open-file.ts';

/** Milliseconds between two announcements. */
const EVERY_MS = 250;
/** Milliseconds before the time left is told: the first rows say little about the rest. */
const SETTLED_MS = 1000;

/** Announces how far an import is and, from the pace so far, how long the rest takes. */
export function reportProgress(core: Core, { file, bytes: totalBytes }: ContactFile) {
  const monotonic = () => core.deps.wallClock.monotonic();
  const begun = monotonic();
  let told = begun;
  return (rows: number, bytes: number, last = false): void => {
    const now = monotonic();
    if (!last && now - told < EVERY_MS) return;
    told = now;
    const spent = now - begun;
    const msLeft =
      spent < SETTLED_MS || bytes === 0
        ? null
        : Math.round((spent / bytes) * Math.max(0, totalBytes - bytes));
    core.events.emit('import.progress', {
      file: file.token,
      rows,
      bytes,
      totalBytes,
      msLeft: last ? 0 : msLeft,
    });
  };
}
