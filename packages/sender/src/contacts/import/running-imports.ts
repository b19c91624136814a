import { AppError } from '@mywasender/contract/app-error';
import type { FileToken } from '@mywasender/contract/models/basics';

/** Why an import ends early: the user does not want it, or the app ends and takes it back at the next start. */
export type EndReason = 'cancelled' | 'stopping';

/** Imports that are going on, by file. */
export interface RunningImports {
  /** Throws `IMPORT_RUNNING`. `ended()` turns from `null` to the reason when the import must end. */
  run<T>(file: FileToken, work: (ended: () => EndReason | null) => Promise<T>): Promise<T>;
  /** False when no such import is going on. */
  cancel(file: FileToken): boolean;
  /** Ends all of them and waits until they have let go of the store. */
  stop(): Promise<void>;
}

export function createRunningImports(): RunningImports {
  const running = new Map<FileToken, { reason: EndReason | null; done: Promise<unknown> }>();
  return {
    run: async (file, work) => {
      if (running.has(file)) throw new AppError('IMPORT_RUNNING');
      const entry = { reason: null as EndReason | null, done: Promise.resolve() as Promise<unknown> };
      running.set(file, entry);
      const result = work(() => entry.reason);
      entry.done = result;
      try {
        return await result;
      } finally {
        running.delete(file);
      }
    },
    cancel: (file) => {
      const entry = running.get(file);
      if (entry === undefined) return false;
      entry.reason ??= 'cancelled';
      return true;
    },
    stop: async () => {
      for (const entry of running.values()) entry.reason = 'stopping';
      await Promise.allSettled([...running.values()].map(({ done }) => done));
    },
  };
}
