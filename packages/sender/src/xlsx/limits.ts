import { AppError } from '@mywasender/contract/app-error';

/** Parts of a package. A workbook has some for each sheet, image and comment; Excel's own stay below a few hundred. */
export const MAX_PARTS = 10_000;
/** All parts together, expanded. 1,048,576 rows of 20 columns are about 1 GB of XML. */
export const MAX_EXPANDED_BYTES = 2 * 1024 ** 3;
/** Expanded to packed size of one part. Deflate cannot pass 1,032; real sheets are near 10, dull ones near 100. */
export const MAX_RATIO = 250;
/** Below this a high ratio harms nobody. */
export const RATIO_COUNTS_FROM_BYTES = 10 * 1024 ** 2;
/** Excel's own last row. */
export const MAX_ROWS = 1_048_576;
/** Excel has 16,384; more than these are no contact list, and a row that fills the last one would cost all of them. */
export const MAX_COLUMNS = 1000;
/** Cells of a sheet, gaps counted. */
export const MAX_CELLS = 50_000_000;
/** Text without a tag in it; Excel's cells end at 32,767 characters. */
export const MAX_TEXT = 4 * 1024 ** 2;
/** Elements inside each other; a sheet has six. */
export const MAX_DEPTH = 64;
/** The table of texts is the one thing kept in memory: characters and entries. */
export const MAX_SHARED_CHARACTERS = 64 * 1024 ** 2;
export const MAX_SHARED_STRINGS = 4_000_000;

export function tooLarge(limit: string): AppError {
  return new AppError('XLSX_TOO_LARGE', { limit });
}

export function damaged(problem: string, cause?: unknown): AppError {
  return new AppError('XLSX_BROKEN', { problem: problem.slice(0, 200) }, cause);
}
