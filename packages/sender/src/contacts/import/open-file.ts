import { AppError } from '@mywasender/contract/app-error';
import type { FileToken } from '@mywasender/contract/models/basics';
import type { Core } from '../../core.ts';
import { detectDelimiter } from '../../csv/detect-delimiter.ts';
import { detectEncoding, knownEncoding } from '../../csv/detect-encoding.ts';
import { type CsvFormat, readCsv } from '../../csv/read-csv.ts';
import type { ShelvedFile } from '../../files/create-file-shelf.ts';

export interface ContactFile {
  readonly file: ShelvedFile;
  readonly format: CsvFormat;
  readonly headers: readonly string[];
  readonly samples: readonly (readonly string[])[];
}

export interface OpenFileInput {
  readonly file: FileToken;
  readonly delimiter?: string | undefined;
  readonly encoding?: string | undefined;
}

const SAMPLES = 50;

/** Looks at the head of a file: format, headers, first rows. Throws `FILE_UNKNOWN` and the `CSV_*` codes. */
export async function openContactFile(core: Core, input: OpenFileInput): Promise<ContactFile> {
  const file = await core.files.open(input.file);
  const encoding =
    input.encoding === undefined ? await detectEncoding(file.path) : knownEncoding(input.encoding);
  const delimiter = input.delimiter ?? (await detectDelimiter(file.path, encoding));
  const format = { encoding, delimiter };
  let headers: readonly string[] | null = null;
  const samples: (readonly string[])[] = [];
  for await (const { cells } of readCsv(file.path, format)) {
    if (headers === null) headers = cells.map((cell) => cell.trim());
    else samples.push(cells);
    if (samples.length === SAMPLES) break;
  }
  if (headers === null || samples.length === 0) throw new AppError('CSV_NO_ROWS');
  return { file, format, headers, samples };
}
