import type { FileRow } from '../files/file-row.ts';
import { type CellContext, cellText } from './cell-text.ts';
import { damaged, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, tooLarge } from './limits.ts';
import { walkXml, wholeNumber } from './walk-xml.ts';

export interface SheetReader {
  /** Rows with something in them. Cells keep their place; formulas give the value they had when the file was saved. */
  readonly rows: AsyncGenerator<FileRow>;
  /** Rows so far that a filter or a hand had hidden; they are among `rows`. */
  readonly hiddenRows: () => number;
}

/** Reads the rows of a worksheet by stream. Throws `XLSX_BROKEN`, `XLSX_TOO_LARGE`. */
export function readSheet(chunks: AsyncIterable<string>, context: CellContext): SheetReader {
  let found: FileRow[] = [];
  let hidden = 0;
  let counted = 0;
  let line = 0;
  let cells: string[] = [];
  let rowHidden = false;
  let column = -1;
  let type = 'n';
  let style = 0;
  let value = '';
  let reading = false;
  let aid = false;

  const beginRow = (attributes: Readonly<Record<string, string>>) => {
    line = attributes.r === undefined ? line + 1 : wholeNumber(attributes.r, 'a row number');
    if (line > MAX_ROWS) throw tooLarge(`more than ${MAX_ROWS} rows`);
    rowHidden = attributes.hidden === '1' || attributes.hidden === 'true';
    cells = [];
    column = -1;
  };
  const beginCell = ({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>) => {
    column = r === undefined ? column + 1 : columnOf(r);
    type = t;
    style = Number(s);
    value = '';
  };
  const endCell = () => {
    const text = cellText({ type, style, value }, context);
    if (text === '') return;
    if (column >= MAX_COLUMNS) throw tooLarge(`more than ${MAX_COLUMNS} columns`);
    while (cells.length < column) cells.push('');
    cells[column] = text;
  };
  const endRow = () => {
    counted += cells.length;
    if (counted > MAX_CELLS) throw tooLarge(`more than ${MAX_CELLS} cells`);
    if (cells.every((cell) => cell.trim() === '')) return;
    if (rowHidden) hidden += 1;
    found.push({ line, cells });
  };
  const visitor = {
    open: (name: string, attributes: Readonly<Record<string, string>>) => {
      if (name === 'row') beginRow(attributes);
      else if (name === 'c') beginCell(attributes);
      else if (name === 'rPh') aid = true;
      else if (name === 'v' || name === 't') reading = !aid;
    },
    text: (piece: string) => {
      if (reading) value += piece;
    },
    close: (name: string) => {
      if (name === 'c') endCell();
      else if (name === 'row') endRow();
      else if (name === 'rPh') aid = false;
      else if (name === 'v' || name === 't') reading = false;
    },
  };
  async function* rows(): AsyncGenerator<FileRow> {
    for await (const _piece of walkXml(chunks, visitor)) {
      yield* found;
      found = [];
    }
  }
  return { rows: rows(), hiddenRows: () => hidden };
}

/** Column of a reference like `AB12`, from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference.replace(/\$/g, '').toUpperCase()) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    column = column * 26 + digit;
  }
  if (column === 0 || column > 16_384)
    throw damaged(`a cell is at ${JSON.stringify(reference.slice(0, 20))}`);
  return column - 1;
}
