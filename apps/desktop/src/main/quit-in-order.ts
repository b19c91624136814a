import { app } from 'electron';
import type { Logger } from 'pino';

export interface QuitInput {
  readonly stopCore: () => Promise<void>;
  readonly log: Logger;
}

let quitting = false;

export function isQuitting(): boolean {
  return quitting;
}

/** Core and browsers first, then the app: on every way out, also when the process that started this one is gone. */
export function quitInOrder({ stopCore, log }: QuitInput): void {
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    if (quitting) return;
    quitting = true;
    stopCore()
      .catch((err: unknown) => log.error({ err }, 'the core did not stop'))
      .finally(() => {
        stopped = true;
        app.quit();
      });
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  process.on('disconnect', () => app.quit());
}
