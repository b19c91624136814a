import { on, once } from 'node:events';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { AppError } from '@mywasender/contract/app-error';
import {
  type ParsedRow,
  type ReadingRequest,
  type RowChunk,
  type RowJob,
  type RowMessage,
  unpackRows,
} from './row-messages.ts';

/** Beside this file as source; beside the core's program when bundled (`electron.vite.config.ts`). */
const WORKER = `./read-rows-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`;
/** Megabytes of heap: some messages and the metadata of phone numbers. */
const LIMITS = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 };

export interface RowBatch {
  /** Taken apart one after the other while they are walked through, so that few rows are in memory at once. */
  readonly chunks: Iterable<readonly ParsedRow[]>;
  /** Read from the file so far. */
  readonly bytes: number;
}

/** Batches between two copies of the store's log: about 32 MB of it, when phones come in no order. */
const CHECKPOINT_EVERY = 3;

/**
 * Reads the rows of a file in another thread, in batches; never more than a few are kept. Between some of them, after
 * those were stored, that thread copies the log of the store at the path `checkpoint`. Throws `CSV_BROKEN`.
 */
export async function* readRows(job: RowJob, checkpoint?: string): AsyncGenerator<RowBatch> {
  const worker = new Worker(new URL(WORKER, import.meta.url), { workerData: job, resourceLimits: LIMITS });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  let batches = 0;
  try {
    for await (const [received] of on(worker, 'message', { close: ['exit'] })) {
      const message: RowMessage = received;
      if (message.kind === 'end') return;
      if (message.kind === 'refused') throw new AppError(message.code, message.params);
      yield { chunks: parsed(message.chunks), bytes: message.bytes };
      batches += 1;
      if (checkpoint !== undefined && batches % CHECKPOINT_EVERY === 0)
        await Promise.race([checkpointed(worker, checkpoint), ended]);
      request(worker, 'more');
    }
    throw new Error('the thread that reads the file ended early');
  } finally {
    await worker.terminate();
  }
}

/** Copied while nothing is written here, the log begins anew; otherwise it would grow as long as the import lasts. */
async function checkpointed(worker: Worker, checkpoint: string): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  request(worker, { checkpoint, done: port2 }, [port2]);
  await once(port1, 'close');
}

function request(worker: Worker, what: ReadingRequest, moved: readonly MessagePort[] = []): void {
  worker.postMessage(what, moved);
}

function* parsed(chunks: readonly RowChunk[]): Generator<readonly ParsedRow[]> {
  for (const chunk of chunks) yield unpackRows(chunk);
}
