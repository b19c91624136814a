import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { AppError } from '@mywasender/contract/app-error';
import type { FileRow } from '../files/file-row.ts';
import { openPackage } from './open-package.ts';
import { readSharedStrings } from './read-shared-strings.ts';
import { readSheet } from './read-sheet.ts';
import { readStyles } from './read-styles.ts';
import { readWorkbook, type Sheet } from './read-workbook.ts';

export interface UnpackedSheet {
  readonly sheets: readonly Pick<Sheet, 'name' | 'hidden'>[];
  readonly sheet: string;
  readonly rows: number;
  /** Rows a filter or a hand had hidden; unpacked like the others. */
  readonly hiddenRows: number;
}

/**
 * Writes the rows of one sheet to `target`, one JSON array a line, row number first: they are then read again in
 * seconds, and a file that is broken or too large is known before anything is stored. Without a name it is the first
 * visible sheet with rows. Throws `XLSX_BROKEN`, `XLSX_TOO_LARGE`, `SHEET_UNKNOWN`.
 */
export async function unpackSheet(
  path: string,
  { sheet: wanted, target }: { readonly sheet: string | undefined; readonly target: string },
): Promise<UnpackedSheet> {
  const pack = await openPackage(path);
  try {
    const { sheets, from1904, sharedStringsPart, stylesPart } = await readWorkbook(pack);
    const candidates = candidatesOf(sheets, wanted);
    const strings = await readSharedStrings(pack, sharedStringsPart);
    const context = { strings, formats: await readStyles(pack, stylesPart), from1904 };
    let first: UnpackedSheet | null = null;
    for (const sheet of candidates) {
      const { rows, hiddenRows } = readSheet(pack.read(sheet.part), context);
      const written = await writeRows(rows, target);
      const unpacked = { sheets, sheet: sheet.name, rows: written, hiddenRows: hiddenRows() };
      if (written > 0) return unpacked;
      first ??= unpacked;
    }
    if (first === null) throw new AppError('SHEET_UNKNOWN', { sheet: wanted ?? '' });
    return first;
  } finally {
    pack.close();
  }
}

function candidatesOf(sheets: readonly Sheet[], wanted: string | undefined): readonly Sheet[] {
  if (wanted !== undefined) return sheets.filter(({ name }) => name === wanted);
  const visible = sheets.filter(({ hidden }) => !hidden);
  return visible.length > 0 ? visible : sheets;
}

async function writeRows(rows: AsyncIterable<FileRow>, target: string): Promise<number> {
  const stream = createWriteStream(target, { mode: 0o600 });
  const done = finished(stream);
  // Awaited below; an error in between must not count as unhandled.
  done.catch(() => undefined);
  let written = 0;
  try {
    for await (const { line, cells } of rows) {
      written += 1;
      if (!stream.write(`${JSON.stringify([line, ...cells])}\n`)) {
        await Promise.race([once(stream, 'drain'), done]);
      }
    }
    stream.end();
    await done;
    return written;
  } catch (error) {
    stream.destroy();
    throw error;
  }
}

/** The rows `unpackSheet` wrote. */
export async function* readUnpacked(
  path: string,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<FileRow> {
  let rest = '';
  // Not by `readline`: it also cuts at U+2028, which may stand in a cell.
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    onBytes?.(Buffer.byteLength(chunk));
    for (const text of lines) {
      const [line, ...cells]: [number, ...string[]] = JSON.parse(text);
      yield { line, cells };
    }
  }
}
