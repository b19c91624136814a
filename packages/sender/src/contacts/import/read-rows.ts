import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError } from '@mywasender/contract/app-error';
import { openLogCopier } from './open-log-copier.ts';
import { type ParsedRow, type RowChunk, type RowJob, type RowMessage, unpackRows } from './row-messages.ts';

/** Beside this file as source; beside the core's program when bundled (`core-threads.ts`). */
const WORKER = `./read-rows-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`;
/** Megabytes of heap: some messages and the metadata of phone numbers. */
const LIMITS = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 };

export interface RowBatch {
  /** Taken apart one after the other while they are walked through, so that few rows are in memory at once. */
  readonly chunks: Iterable<readonly ParsedRow[]>;
  /** Read from the file so far. */
  readonly bytes: number;
}

/**
 * Batches between two copies of the store's log: about 64 MB of it, when phones come in no order. With half of it an import
 * of a million rows takes a fifth longer.
 */
const COPY_EVERY = 6;

/**
 * Reads the rows of a file in another thread, in batches; never more than a few are kept. Between some of them, after
 * those were stored, the log of the store at the path `store` is copied. Throws `CSV_BROKEN`.
 */
export async function* readRows(job: RowJob, store?: string): AsyncGenerator<RowBatch> {
  const worker = new Worker(new URL(WORKER, import.meta.url), { workerData: job, resourceLimits: LIMITS });
  const log = store === undefined ? null : openLogCopier(store);
  let batches = 0;
  try {
    for await (const [received] of on(worker, 'message', { close: ['exit'] })) {
      const message: RowMessage = received;
      if (message.kind === 'end') return;
      if (message.kind === 'refused') throw new AppError(message.code, message.params);
      yield { chunks: parsed(message.chunks), bytes: message.bytes };
      batches += 1;
      if (batches % COPY_EVERY === 0) await log?.copy();
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
