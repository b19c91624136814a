import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '@mywasender/contract/app-error';
import { openRows } from './open-rows.ts';
import { readRow } from './read-row.ts';
import { AHEAD, type ParsedRow, type RowJob, type RowMessage } from './row-messages.ts';

/** Rows in one message, and in one transaction of the store: about 30 ms there. */
const BATCH = 1000;

/**
 * A thread of its own takes the file apart and reads the numbers, which is most of an import's work: the core's thread
 * only stores, and answers other commands in between.
 */
async function serveRows(port: NonNullable<typeof parentPort>, { source, options }: RowJob): Promise<void> {
  const post = (message: RowMessage) => port.postMessage(message);
  let free = AHEAD;
  port.on('message', () => {
    free += 1;
  });
  let bytes = 0;
  let rows: ParsedRow[] = [];
  const flush = async (): Promise<void> => {
    while (free === 0) await once(port, 'message');
    free -= 1;
    post({ kind: 'rows', rows, bytes });
    rows = [];
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
      const read = readRow(cells, options);
      rows.push({ line, read, cells: read.ok ? [] : cells });
      if (rows.length === BATCH) await flush();
    }
    await flush();
    post({ kind: 'end' });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    post({ kind: 'refused', code: error.code, params: error.params });
  } finally {
    port.close();
  }
}

if (parentPort !== null) await serveRows(parentPort, workerData);
