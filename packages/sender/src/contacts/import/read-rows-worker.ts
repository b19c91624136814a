import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '@mywasender/contract/app-error';
import { rowBatches } from './row-batches.ts';
import { AHEAD, packRows, type RowJob, type RowMessage } from './row-messages.ts';

/**
 * A thread of its own takes the file apart and reads the numbers, which is most of an import's work: the core's thread
 * only stores, and answers other commands in between.
 */
async function serveRows(port: NonNullable<typeof parentPort>, job: RowJob): Promise<void> {
  const post = (message: RowMessage) =>
    port.postMessage(message, message.kind === 'rows' ? message.chunks.map(({ buffer }) => buffer) : []);
  let free = AHEAD;
  port.on('message', () => {
    free += 1;
  });
  try {
    for await (const batch of rowBatches(job, packRows)) {
      while (free === 0) await once(port, 'message');
      free -= 1;
      post({ kind: 'rows', ...batch });
    }
    post({ kind: 'end' });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    post({ kind: 'refused', code: error.code, params: error.params });
  }
}

if (parentPort !== null) await serveRows(parentPort, workerData);
