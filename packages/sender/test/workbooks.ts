import { strToU8, zipSync } from 'fflate';

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export interface HandmadeSheet {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** What stands in `<worksheet>`. */
  readonly xml: string;
}

export interface HandmadeWorkbook {
  readonly sheets: readonly HandmadeSheet[];
  /** `<si>` elements. */
  readonly strings?: string;
  /** What stands in `<styleSheet>`. */
  readonly styles?: string;
  readonly date1904?: boolean;
}

/** The parts of a workbook as LibreOffice lays them out. */
export function partsOf(book: HandmadeWorkbook): Record<string, Uint8Array> {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"/>`;
  const relations = (inner: string) =>
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const sheets = book.sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" state="${state ?? 'visible'}" r:id="rId${index + 3}"/>`,
  );
  const files: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${TYPES}"><workbookPr date1904="${book.date1904 === true}"/><sheets>${sheets.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      relation('rId1', 'styles', 'styles.xml') +
        relation('rId2', 'sharedStrings', '/xl/sharedStrings.xml') +
        book.sheets
          .map((_, index) => relation(`rId${index + 3}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))
          .join(''),
    ),
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}">${book.styles ?? ''}</styleSheet>`,
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${book.strings ?? ''}</sst>`,
  };
  for (const [index, { xml }] of book.sheets.entries()) {
    files[`xl/worksheets/sheet${index + 1}.xml`] = `${HEAD}<worksheet xmlns="${MAIN}">${xml}</worksheet>`;
  }
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
}

export function handmade(book: HandmadeWorkbook): Uint8Array {
  return zipSync(partsOf(book));
}

/** One visible sheet of texts written into the cells. */
export function inlineSheet(rows: readonly (readonly string[])[], name = 'Tabelle1'): HandmadeSheet {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  return {
    name,
    xml: `<sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData>`,
  };
}
