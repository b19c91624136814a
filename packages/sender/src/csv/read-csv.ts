import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { AppError } from '@mywasender/contract/app-error';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';

export interface CsvFormat {
  readonly encoding: string;
  readonly delimiter: string;
}

export interface CsvRow {
  /** Line of the file the row begins on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
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
): AsyncGenerator<CsvRow> {
  const source = createReadStream(path);
  if (onBytes !== undefined) source.on('data', (chunk) => onBytes(chunk.length));
  const decoded = source.pipe(iconv.decodeStream(encoding));
  const parser = parse({
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: MAX_ROW,
  });
  source.on('error', (error) => parser.destroy(error));
  decoded.on('error', (error) => parser.destroy(error));
  decoded.pipe(parser);
  let line = 1;
  let first = true;
  try {
    for await (const { record, info } of Readable.prototype.iterator.call(parser)) {
      const cells: string[] = record;
      const start = line;
      line = info.lines + 1;
      if (first && /^(\ufeff)?sep=.?$/i.test(cells.join(delimiter))) continue;
      if (cells.every((cell) => cell.trim() === '')) continue;
      yield { line: start, cells: first ? withoutMark(cells) : cells };
      first = false;
    }
  } catch (cause) {
    throw cause instanceof CsvError ? broken(cause, line) : cause;
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
