import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError } from '@mywasender/contract/app-error';
import type { ParsedRow, RowJob, RowMessage } from './row-messages.ts';

/** Beside this file as source; beside the core's program when bundled (`electron.vite.config.ts`). */
const WORKER = `./read-rows-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`;
/** Megabytes of heap: some messages and the metadata of phone numbers. */
const LIMITS = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 48 };

export interface RowBatch {
  readonly rows: readonly ParsedRow[];
  /** Read from the file so far. */
  readonly bytes: number;
}

/** Reads the rows of a file in another thread, in batches; never more than a few are kept. Throws `CSV_BROKEN`. */
export async function* readRows(job: RowJob): AsyncGenerator<RowBatch> {
  const worker = new Worker(new URL(WORKER, import.meta.url), { workerData: job, resourceLimits: LIMITS });
  try {
    for await (const [received] of on(worker, 'message', { close: ['exit'] })) {
      const message: RowMessage = received;
      if (message.kind === 'end') return;
      if (message.kind === 'refused') throw new AppError(message.code, message.params);
      yield message;
      worker.postMessage('more');
    }
    throw new Error('the thread that reads the file ended early');
  } finally {
    await worker.terminate();
  }
}
