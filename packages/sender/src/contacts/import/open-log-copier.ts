import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Beside this file as source; beside the core's program when bundled (`core-threads.ts`). */
const WORKER = `./copy-log-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`;

export interface LogCopier {
  /**
   * Resolves when the log of the store is copied. When nothing is written meanwhile the log begins anew; otherwise it would
   * grow as long as an import lasts.
   */
  copy(): Promise<void>;
  close(): Promise<void>;
}

/** Copies the log of the store at `path` in another thread, in which waiting for the disk holds nobody up. */
export function openLogCopier(path: string): LogCopier {
  const worker = new Worker(new URL(WORKER, import.meta.url), { workerData: path });
  let failure: unknown;
  worker.on('error', (error) => {
    failure = error;
  });
  const ended = new Promise<never>((_, reject) => {
    worker.once('exit', () => reject(new Error('the thread that copies the log ended', { cause: failure })));
  });
  // heard of by the next copy, if there is one
  ended.catch(() => undefined);
  return {
    async copy() {
      const answers = new AbortController();
      worker.postMessage('copy');
      try {
        await Promise.race([once(worker, 'message', { signal: answers.signal }), ended]);
      } finally {
        answers.abort();
      }
    },
    async close() {
      await worker.terminate();
    },
  };
}
