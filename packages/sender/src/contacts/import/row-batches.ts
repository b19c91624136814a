import { openRows } from './open-rows.ts';
import { rowReader } from './read-row.ts';
import type { ParsedRow, RowBatch, RowJob } from './row-messages.ts';

/**
 * Rows in one batch, and in one transaction of the store: about 30 ms there. With a third of it, storing took half as
 * long again: the phones of a file are in no order, and each transaction writes most pages of their index.
 */
const BATCH = 3000;
/** Few enough that what is made of them for a moment never grows the heap. */
const CHUNK = 500;

/** The rows of a file in batches, each in chunks as `pack` makes them; the last batch may be empty. Throws `CSV_BROKEN`. */
export async function* rowBatches<Chunk>(
  { source, options }: RowJob,
  pack: (rows: readonly ParsedRow[]) => Chunk,
): AsyncGenerator<RowBatch<readonly Chunk[]>> {
  const readRow = rowReader(options);
  let bytes = 0;
  const count = (read: number) => {
    bytes += read;
  };
  let chunks: Chunk[] = [];
  let rows: ParsedRow[] = [];
  let header = true;
  for await (const { line, cells } of openRows(source, count)) {
    if (header) {
      header = false;
      continue;
    }
    const read = readRow(cells);
    rows.push({ line, read, cells: read.ok ? [] : cells });
    if (rows.length < CHUNK) continue;
    chunks.push(pack(rows));
    rows = [];
    if (chunks.length < BATCH / CHUNK) continue;
    yield { chunks, bytes };
    chunks = [];
  }
  yield { chunks: [...chunks, pack(rows)], bytes };
}
