import { on } from 'node:events';
import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { AppError } from '@mywasender/contract/app-error';
import { type LogCopier, openLogCopier } from './open-log-copier.ts';
import { rowBatches } from './row-batches.ts';
import {
  type ParsedRow,
  type RowBatch,
  type RowChunk,
  type RowJob,
  type RowMessage,
  unpackRows,
} from './row-messages.ts';

/** Beside this file as source; beside the core's program when bundled (`core-threads.ts`). */
const WORKER = `./read-rows-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`;
/** Megabytes of heap: some messages and the metadata of phone numbers. */
const LIMITS = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 };
/** Bytes. Some 2,000 rows, which are read in 10 ms; a thread takes 50 to 100 to start. */
const SMALL = 128 * 1024;

/** Chunks are taken apart one after the other while they are walked through, so that few rows are in memory at once. */
type ReadBatch = RowBatch<Iterable<readonly ParsedRow[]>>;

/**
 * Batches between two copies of the store's log: about 64 MB of it, when phones come in no order. With half of it an import
 * of a million rows takes a fifth longer.
 */
const COPY_EVERY = 6;

/** Reads the rows of a file in batches, those of a large one in another thread. Throws `CSV_BROKEN`. */
export async function* readRows(job: RowJob, store?: string): AsyncGenerator<ReadBatch> {
  const { size } = await stat(job.source.path);
  yield* size <= SMALL ? rowBatches(job, (rows) => rows) : readInThread(job, store);
}

/**
 * Never more than a few batches are kept. Between some of them, after those were stored, the log of the store at the path
 * `store` is copied.
 */
async function* readInThread(job: RowJob, store: string | undefined): AsyncGenerator<ReadBatch> {
  const worker = new Worker(new URL(WORKER, import.meta.url), { workerData: job, resourceLimits: LIMITS });
  // most files end before the first copy
  let log: LogCopier | undefined;
  let batches = 0;
  try {
    for await (const [received] of on(worker, 'message', { close: ['exit'] })) {
      const message: RowMessage = received;
      if (message.kind === 'end') return;
      if (message.kind === 'refused') throw new AppError(message.code, message.params);
      yield { chunks: parsed(message.chunks), bytes: message.bytes };
      batches += 1;
      if (store !== undefined && batches % COPY_EVERY === 0) {
        log ??= openLogCopier(store);
        await log.copy();
      }
      worker.postMessage('more');
    }
    throw new Error('the thread that reads the file ended early');
  } finally {
    await Promise.all([worker.terminate(), log?.close()]);
  }
}

function* parsed(chunks: readonly RowChunk[]): Generator<readonly ParsedRow[]> {
  for (const chunk of chunks) yield unpackRows(chunk);
}
