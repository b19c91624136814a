import { AppError } from '@mywasender/contract/app-error';
import type { Logger } from 'pino';
import type { Core } from './core.ts';

export interface StartedCore {
  /** Waits for the start; rejects with the reason when the core could not start. */
  readonly ready: Promise<Core>;
  /** Why the core could not start; null while starting and when it runs. */
  readonly failure: AppError | null;
  stop(): Promise<void>;
}

/**
 * Starts the core and keeps what came of it. A failure is a value everybody who calls is told: the host goes on
 * and shows it, nothing hangs.
 */
export function startCore(start: () => Promise<Core>, log: Logger): StartedCore {
  let failure: AppError | null = null;
  const ready = start().catch((cause: unknown) => {
    failure = cause instanceof AppError ? cause : new AppError('INTERNAL', {}, cause);
    log.fatal({ err: cause }, 'the core could not start');
    throw failure;
  });
  ready.catch(() => undefined);
  return {
    ready,
    get failure() {
      return failure;
    },
    stop: async () => {
      const core = await ready.catch(() => null);
      await core?.stop();
    },
  };
}
