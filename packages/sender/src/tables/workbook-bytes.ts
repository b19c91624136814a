import { strToU8, Zip, ZipDeflate } from 'fflate';
import { MAX_ROWS } from '../xlsx/limits.ts';
import type { Cell } from './table.ts';
import { CLOSE_SHEET, openSheet, rowXml } from './workbook-cells.ts';
import { workbookParts } from './workbook-parts.ts';

/** Characters of XML handed over at once. */
const CHUNK = 65_536;

/**
 * The bytes of an Excel file, as they come: the rows in sheets of up to 1,048,576 with the header on each. Everything
 * is a text, a number or a date by type, so that no text is ever taken for a formula.
 */
export async function* workbookBytes(
  header: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
): AsyncGenerator<Uint8Array> {
  const out: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error;
    out.push(bytes);
  });
  const openPart = (name: string) => {
    const part = new ZipDeflate(name, { level: 6 });
    zip.add(part);
    return part;
  };
  let sheets = 0;
  let line = 0;
  let text = '';
  let part: ZipDeflate | null = null;
  const endSheet = () => {
    part?.push(strToU8(text + CLOSE_SHEET), true);
    part = null;
    text = '';
  };
  const beginSheet = () => {
    sheets += 1;
    line = 1;
    part = openPart(`xl/worksheets/sheet${sheets}.xml`);
    text = openSheet(header.length) + rowXml(header, line, 'head');
    return part;
  };
  let sheet = beginSheet();
  for await (const row of rows) {
    if (line === MAX_ROWS) {
      endSheet();
      sheet = beginSheet();
    }
    line += 1;
    text += rowXml(row, line, 'body');
    if (text.length < CHUNK) continue;
    sheet.push(strToU8(text));
    text = '';
    yield* out.splice(0);
  }
  endSheet();
  for (const [name, xml] of Object.entries(workbookParts(sheets))) openPart(name).push(strToU8(xml), true);
  zip.end();
  yield* out.splice(0);
}
