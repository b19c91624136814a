import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '@mywasender/contract/app-error';
import { openRows } from './open-rows.ts';
import { rowReader } from './read-row.ts';
import {
  AHEAD,
  type ParsedRow,
  packRows,
  type RowChunk,
  type RowJob,
  type RowMessage,
} from './row-messages.ts';

/**
 * Rows in one message, and in one transaction of the store: about 30 ms there. With a third of it, storing took half as
 * long again: the phones of a file are in no order, and each transaction writes most pages of their index.
 */
const BATCH = 3000;
/** Few enough that what is made of them for a moment never grows the heap. */
const CHUNK = 500;

/**
 * A thread of its own takes the file apart and reads the numbers, which is most of an import's work: the core's thread
 * only stores, and answers other commands in between.
 */
async function serveRows(port: NonNullable<typeof parentPort>, { source, options }: RowJob): Promise<void> {
  const post = (message: RowMessage) =>
    port.postMessage(message, message.kind === 'rows' ? message.chunks.map(({ buffer }) => buffer) : []);
  const readRow = rowReader(options);
  let free = AHEAD;
  port.on('message', () => {
    free += 1;
  });
  let bytes = 0;
  let rows: ParsedRow[] = [];
  let chunks: RowChunk[] = [];
  const pack = (): void => {
    chunks.push(packRows(rows));
    rows = [];
  };
  const flush = async (): Promise<void> => {
    while (free === 0) await once(port, 'message');
    free -= 1;
    post({ kind: 'rows', chunks, bytes });
    chunks = [];
  };
  const count = (read: number) => {
    bytes += read;
  };
  let header = true;
  try {
    for await (const { line, cells } of openRows(source, count)) {
      if (header) {
        header = false;
        continue;
      }
      const read = readRow(cells);
      rows.push({ line, read, cells: read.ok ? [] : cells });
      if (rows.length === CHUNK) pack();
      if (chunks.length === BATCH / CHUNK) await flush();
    }
    pack();
    await flush();
    post({ kind: 'end' });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    post({ kind: 'refused', code: error.code, params: error.params });
  }
}

if (parentPort !== null) await serveRows(parentPort, workerData);
