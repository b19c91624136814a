import { type CsvFormat, readCsv } from '../../csv/read-csv.ts';
import type { FileRow } from '../../files/file-row.ts';
import { readUnpacked } from '../../xlsx/unpack-sheet.ts';

/** Where the rows of a file are read from; plain data, so that another thread can do it. */
export type RowSource =
  | ({ readonly kind: 'csv'; readonly path: string } & CsvFormat)
  | { readonly kind: 'unpacked'; readonly path: string };

/** Every row, header first, by stream. Throws `CSV_BROKEN`. */
export function openRows(source: RowSource, onBytes?: (bytes: number) => void): AsyncGenerator<FileRow> {
  return source.kind === 'csv' ? readCsv(source.path, source, onBytes) : readUnpacked(source.path, onBytes);
}
