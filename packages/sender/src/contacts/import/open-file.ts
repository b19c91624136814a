import { AppError } from '@mywasender/contract/app-error';
import type { FileToken } from '@mywasender/contract/models/basics';
import type { Core } from '../../core.ts';
import { detectDelimiter } from '../../csv/detect-delimiter.ts';
import { detectEncoding, knownEncoding } from '../../csv/detect-encoding.ts';
import { type CsvFormat, readCsv } from '../../csv/read-csv.ts';
import type { ShelvedFile } from '../../files/create-file-shelf.ts';
import type { FileRow } from '../../files/file-row.ts';
import { sniffFormat } from '../../xlsx/sniff-format.ts';
import { readUnpacked, type UnpackedSheet } from '../../xlsx/unpack-sheet.ts';

export type FileFormat = ({ readonly kind: 'csv' } & CsvFormat) | ({ readonly kind: 'xlsx' } & UnpackedSheet);

export interface ContactFile {
  readonly file: ShelvedFile;
  readonly format: FileFormat;
  readonly headers: readonly string[];
  readonly samples: readonly (readonly string[])[];
  /** What `readRows` reads, for the progress. */
  readonly bytes: number;
  /** Every row, header first, by stream. Throws `CSV_BROKEN`. */
  readonly readRows: (onBytes?: (bytes: number) => void) => AsyncGenerator<FileRow>;
}

export interface OpenFileInput {
  readonly file: FileToken;
  readonly delimiter?: string | undefined;
  readonly encoding?: string | undefined;
  readonly sheet?: string | undefined;
}

const SAMPLES = 50;

/**
 * Looks at the head of a file: format, headers, first rows. Throws `FILE_UNKNOWN` and the `CSV_*`, `XLSX_*` and
 * `SPREADSHEET_*` codes.
 */
export async function openContactFile(core: Core, input: OpenFileInput): Promise<ContactFile> {
  const file = await core.files.open(input.file);
  const source =
    (await sniffFormat(file.path)) === 'xlsx'
      ? await openWorkbook(core, file, input.sheet)
      : await openText(file, input);
  let headers: readonly string[] | null = null;
  const samples: (readonly string[])[] = [];
  for await (const { cells } of source.readRows()) {
    if (headers === null) headers = cells.map((cell) => cell.trim());
    else samples.push(cells);
    if (samples.length === SAMPLES) break;
  }
  if (headers === null || samples.length === 0) throw new AppError('CSV_NO_ROWS');
  return { file, ...source, headers, samples };
}

type Source = Pick<ContactFile, 'format' | 'bytes' | 'readRows'>;

async function openText(file: ShelvedFile, input: OpenFileInput): Promise<Source> {
  const encoding =
    input.encoding === undefined ? await detectEncoding(file.path) : knownEncoding(input.encoding);
  const delimiter = input.delimiter ?? (await detectDelimiter(file.path, encoding));
  const format = { kind: 'csv', encoding, delimiter } as const;
  return { format, bytes: file.bytes, readRows: (onBytes) => readCsv(file.path, format, onBytes) };
}

async function openWorkbook(core: Core, file: ShelvedFile, sheet: string | undefined): Promise<Source> {
  const { path, bytes, ...unpacked } = await core.sheets.open(file, sheet);
  return {
    format: { kind: 'xlsx', ...unpacked },
    bytes,
    readRows: (onBytes) => readUnpacked(path, onBytes),
  };
}
