import type { XlsxPackage } from './open-package.ts';
import { visitXml } from './walk-xml.ts';

/** How a number is to be shown: as a date or time, with leading zeros up to a width, or as it is (`null`). */
export type NumberFormat = 'date' | { readonly zeros: number } | null;

/** ECMA-376 §18.8.30: ids that are dates or times without being written down in the file. */
const DATE_IDS = /^(1[4-9]|2[0-2]|2[7-9]|3[0-6]|4[5-7]|5[0-8])$/;

/** The format of each cell style, by its position. */
export async function readStyles(pack: XlsxPackage, part: string | null): Promise<readonly NumberFormat[]> {
  if (part === null || !pack.has(part)) return [];
  const codes = new Map<string, string>();
  const formats: NumberFormat[] = [];
  let inCellFormats = false;
  await visitXml(pack.read(part), {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(attributes.numFmtId ?? '', attributes.formatCode ?? '');
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) formats.push(formatOf(attributes.numFmtId ?? '0', codes));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return formats;
}

function formatOf(id: string, codes: ReadonlyMap<string, string>): NumberFormat {
  const code = codes.get(id);
  if (code === undefined) return DATE_IDS.test(id) ? 'date' : null;
  if (/^0{2,}$/.test(code)) return { zeros: code.length };
  // Quoted and escaped letters, colours and conditions are no part of the pattern.
  const [pattern = ''] = code.replace(/"[^"]*"|\\.|_.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').split(';');
  return /[dmyhs]/i.test(pattern) && !/general/i.test(pattern) ? 'date' : null;
}
