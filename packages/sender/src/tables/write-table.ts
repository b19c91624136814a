import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import type { FileToken } from '@mywasender/contract/models/basics';
import type { TableFormat } from '@mywasender/contract/models/table-format';
import type { Core } from '../core.ts';
import { csvLine } from '../csv/csv-line.ts';
import type { Cell, Table } from './table.ts';
import { workbookBytes } from './workbook-bytes.ts';

/** Rows between two moments in which other commands are answered. */
const BREATHE = 1000;

/** Writes a table for the user to save. Nothing in it runs as a formula. Throws `DISK_FULL`, `READ_ONLY`. */
export async function writeTable(
  core: Core,
  table: Table,
  format: TableFormat = 'csv',
): Promise<{ file: FileToken; name: string }> {
  const safe = table.name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  const name = `${safe || 'export'}.${format}`;
  const { token, path } = core.files.reserve(name);
  const rows = breathing(table.rows);
  const bytes = format === 'csv' ? csvText(table.header, rows) : workbookBytes(table.header, rows);
  try {
    await pipeline(Readable.from(bytes), createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    await core.files.remove(token);
    throw error;
  }
  return { file: token, name };
}

/** With a byte order mark, since Excel would guess the encoding otherwise. */
async function* csvText(
  header: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
): AsyncGenerator<string> {
  yield `\ufeff${csvLine(header)}`;
  for await (const row of rows) {
    yield csvLine(row.map((cell) => (cell instanceof Date ? cell.toISOString() : cell)));
  }
}

async function* breathing(rows: Table['rows']): AsyncGenerator<readonly Cell[]> {
  let written = 0;
  for await (const row of rows) {
    yield row;
    written += 1;
    if (written % BREATHE === 0) await setImmediate();
  }
}
