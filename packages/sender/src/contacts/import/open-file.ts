import { AppError } from '@mywasender/contract/app-error';
import type { FileToken } from '@mywasender/contract/models/basics';
import type { Core } from '../../core.ts';
import { detectDelimiter } from '../../csv/detect-delimiter.ts';
import { detectEncoding, knownEncoding } from '../../csv/detect-encoding.ts';
import type { CsvFormat } from '../../csv/read-csv.ts';
import type { ShelvedFile } from '../../files/create-file-shelf.ts';
import { sniffFormat } from '../../xlsx/sniff-format.ts';
import type { UnpackedSheet } from '../../xlsx/unpack-sheet.ts';
import { openRows, type RowSource } from './open-rows.ts';

export type FileFormat = ({ readonly kind: 'csv' } & CsvFormat) | ({ readonly kind: 'xlsx' } & UnpackedSheet);

export interface ContactFile {
  readonly file: ShelvedFile;
  readonly format: FileFormat;
  readonly headers: readonly string[];
  readonly samples: readonly (readonly string[])[];
  readonly source: RowSource;
  /** Size of the source, for the progress. */
  readonly bytes: number;
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
  const found =
    (await sniffFormat(file.path)) === 'xlsx'
      ? await openWorkbook(core, file, input.sheet)
      : await openText(file, input);
  let headers: readonly string[] | null = null;
  const samples: (readonly string[])[] = [];
  for await (const { cells } of openRows(found.source)) {
    if (headers === null) headers = cells.map((cell) => cell.trim());
    else samples.push(cells);
    if (samples.length === SAMPLES) break;
  }
  if (headers === null || samples.length === 0) throw new AppError('CSV_NO_ROWS');
  return { file, ...found, headers, samples };
}

type Found = Pick<ContactFile, 'format' | 'bytes' | 'source'>;

async function openText(file: ShelvedFile, input: OpenFileInput): Promise<Found> {
  const encoding =
    input.encoding === undefined ? await detectEncoding(file.path) : knownEncoding(input.encoding);
  const delimiter = input.delimiter ?? (await detectDelimiter(file.path, encoding));
  const format = { kind: 'csv', encoding, delimiter } as const;
  return { format, bytes: file.bytes, source: { path: file.path, ...format } };
}

async function openWorkbook(core: Core, file: ShelvedFile, sheet: string | undefined): Promise<Found> {
  const { path, bytes, ...unpacked } = await core.sheets.open(file, sheet);
  return {
    format: { kind: 'xlsx', ...unpacked },
    bytes,
    source: { kind: 'unpacked', path },
  };
}
