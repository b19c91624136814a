import type { Cell } from './table.ts';

/** Positions of the cell formats in `workbook-parts.ts`. */
const STYLES = { head: 1, date: 2 } as const;

/** Excel's cells end here. */
const MAX_CHARACTERS = 32_767;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Day number of 1970-01-01. */
const EPOCH_DAY = 25_569;

/** With the header kept in sight. */
export function openSheet(columns: number): string {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="${main}">` +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols><col min="1" max="${columns}" width="20" customWidth="1"/></cols><sheetData>`
  );
}

export const CLOSE_SHEET = '</sheetData></worksheet>';

export function rowXml(cells: readonly Cell[], line: number, kind: 'head' | 'body'): string {
  return `<row r="${line}">${cells.map((cell) => cellXml(cell, kind)).join('')}</row>`;
}

/** An empty cell is written too: the ones after it have no address but their place. */
function cellXml(cell: Cell, kind: 'head' | 'body'): string {
  if (cell === null || cell === '') return '<c/>';
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  if (cell instanceof Date) return `<c s="${STYLES.date}"><v>${dayNumber(cell)}</v></c>`;
  const style = kind === 'head' ? ` s="${STYLES.head}"` : '';
  return `<c${style} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
}

/** Sheets know no zones: the wall clock of this computer, as the app shows it. */
function dayNumber(moment: Date): number {
  const local = moment.getTime() - moment.getTimezoneOffset() * MINUTE_MS;
  return EPOCH_DAY + local / DAY_MS;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Controls that XML keeps as they are; a carriage return would come back as a line feed. */
const KEPT: ReadonlySet<string> = new Set(['\t', '\n']);

/** Control characters as `_x000B_`, which XML cannot hold; a text that looks like that keeps its underscore. */
function escapeXml(text: string): string {
  return text
    .slice(0, MAX_CHARACTERS)
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign)
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (sign) =>
      KEPT.has(sign) ? sign : `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
}
