import { createReadStream } from 'node:fs';
import { AppError } from '@mywasender/contract/app-error';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import type { FileRow } from '../files/file-row.ts';

export interface CsvFormat {
  readonly encoding: string;
  readonly delimiter: string;
}

/** Longer rows are a quote that was never closed. */
const MAX_ROW = 1_000_000;

/**
 * Streams the rows of a file, header first; blank lines are left out. Memory stays flat whatever the size.
 * Throws `CSV_BROKEN` with the line: a quote that is not closed would otherwise swallow people silently.
 */
export async function* readCsv(
  path: string,
  { encoding, delimiter }: CsvFormat,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<FileRow> {
  const source = createReadStream(path);
  if (onBytes !== undefined) source.on('data', (chunk) => onBytes(chunk.length));
  const decoded = source.pipe(iconv.decodeStream(encoding));
  let nextLine = 1;
  const parser = parse({
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW,
    // Counted here and not where rows are read: the parser is ahead by a buffer, and an error drops what is in it.
    on_record: (cells, { lines }) => {
      const line = nextLine;
      nextLine = lines + 1;
      cells.push(String(line));
      return cells;
    },
  });
  source.on('error', (error) => parser.destroy(error));
  decoded.on('error', (error) => parser.destroy(error));
  decoded.pipe(parser);
  let first = true;
  try {
    const records: AsyncIterable<string[]> = parser;
    for await (const cells of records) {
      // `on_record` put it there.
      const row = { line: Number(cells.pop()), cells };
      if (first && /^(\ufeff)?sep=.?$/i.test(row.cells.join(delimiter))) continue;
      if (row.cells.every((cell) => cell.trim() === '')) continue;
      yield first ? { ...row, cells: withoutMark(row.cells) } : row;
      first = false;
    }
  } catch (cause) {
    throw cause instanceof CsvError ? broken(cause, nextLine) : cause;
  } finally {
    source.destroy();
    parser.destroy();
  }
}

function withoutMark(cells: readonly string[]): readonly string[] {
  return cells.map((cell, index) => (index === 0 ? cell.replace(/^\ufeff/, '') : cell));
}

const PROBLEMS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened here and never closed',
  INVALID_OPENING_QUOTE: 'a quotation mark stands inside a cell that does not begin with one',
  CSV_INVALID_CLOSING_QUOTE: 'text follows a closing quotation mark',
  CSV_MAX_RECORD_SIZE: 'a row is longer than 1 MB: a quotation mark is probably not closed',
};

/** The row in which the trouble began: where a quote was opened, not where the file ended. */
function broken(cause: CsvError, rowStart: number): AppError {
  return new AppError(
    'CSV_BROKEN',
    { line: rowStart, problem: PROBLEMS[cause.code] ?? cause.message },
    cause,
  );
}
