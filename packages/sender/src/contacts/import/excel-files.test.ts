import { readFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import {
  acceptTerms,
  CONSENT,
  contactsIn,
  createWorld,
  phoneOf,
  putFile,
  type World,
} from '../../../test/harness.ts';
import { handmade, inlineSheet, partsOf } from '../../../test/workbooks.ts';
import type { Sender } from '../../create-sender.ts';

let world: World;
let sender: Sender;
beforeAll(async () => {
  world = await createWorld();
  sender = await world.start();
  await acceptTerms(sender);
});
afterAll(() => world.end());

let list = '';
let number = 0;
beforeEach(() => {
  number += 1;
  list = `List ${number}`;
});

const put = (bytes: Uint8Array, name = 'contacts.xlsx') => putFile(sender, bytes, name);

const inspect = async (bytes: Uint8Array, sheet?: string) =>
  sender.call('contacts.inspectFile', { file: await put(bytes), ...(sheet === undefined ? {} : { sheet }) });

async function load(bytes: Uint8Array) {
  const file = await put(bytes);
  return sender.call('contacts.import', { file, defaultCountry: 'DE', listName: list, consent: CONSENT });
}

const contactsOf = (listId: string) => contactsIn(sender, listId);

describe('a workbook another program wrote', () => {
  const dateFormat = { format: 'dd.mm.yyyy' };
  const write = (rows: SheetData) => writeXlsxFile(rows).toBuffer();

  it('a column of tags is known by its header, or by what it was set to before', async () => {
    const rows = (header: string): SheetData => [
      ['Telefon', header],
      [`${phoneOf(70)}`, 'vip; Newsletter, VIP'],
    ];
    const { listId } = await load(await write(rows('Schlagwörter')));
    expect((await contactsOf(listId)).map(({ tags }) => tags)).toEqual([['Newsletter', 'vip']]);
    const file = await put(await write(rows('Gruppen')));
    const mapping = { Telefon: 'phone', Gruppen: 'tags' } as const;
    await sender.call('contacts.import', { file, defaultCountry: 'DE', listName: list, mapping });
    const again = await inspect(await write(rows('Gruppen')));
    expect([again.remembered, again.columns.map(({ guess }) => guess)]).toEqual([true, ['phone', 'tags']]);
  });

  it('numbers keep every digit, dates are days, texts stay texts', async () => {
    const result = await load(
      await write([
        ['Name', 'Telefon', 'Geburtstag', 'Saldo', 'VIP'],
        [
          'José 👩‍👩‍👧 Núñez',
          15120000001,
          { value: new Date('1990-05-12'), type: Date, ...dateFormat },
          0.1 + 0.2,
          true,
        ],
        ['مريم حسن', '+49 151 20000002', null, 12, false],
        ['=HYPERLINK("http://evil.example")', 15120000003, null, null, null],
      ]),
    );
    expect(result).toMatchObject({ rows: 3, created: 3, rejected: 0 });
    expect(await contactsOf(result.listId)).toMatchObject([
      {
        phone: '+4915120000001',
        name: 'José 👩‍👩‍👧 Núñez',
        fields: { geburtstag: '1990-05-12', saldo: '0.3', vip: 'TRUE' },
      },
      { phone: '+4915120000002', name: 'مريم حسن', fields: { saldo: '12', vip: 'FALSE' } },
      { phone: '+4915120000003', name: '=HYPERLINK("http://evil.example")' },
    ]);
  });

  it('bad rows are named by the number they have in the sheet, formulas defused', async () => {
    const result = await load(
      await write([
        ['Name', 'Phone'],
        ['Good', phoneOf(70_000)],
        [null, null],
        ['=1+1', '12'],
      ]),
    );
    const file = await sender.files.open(result.rejectsFile ?? '');
    expect(await readFile(file.path, 'utf8')).toBe(
      "\ufeffline,reason,Name,Phone\r\n4,too-short,'=1+1,12\r\n",
    );
  });

  it('several sheets: the first visible one with rows, until another is chosen', async () => {
    const book = handmade({
      sheets: [
        { name: 'Cover', xml: '<sheetData/>' },
        {
          ...inlineSheet(
            [
              ['Name', 'Phone'],
              ['Old', phoneOf(1)],
            ],
            'Archive',
          ),
          state: 'veryHidden',
        },
        inlineSheet(
          [
            ['Name', 'Phone'],
            ['New', phoneOf(2)],
          ],
          'Kunden &amp; Co',
        ),
      ],
    });
    expect(await inspect(book)).toMatchObject({
      encoding: null,
      delimiter: null,
      sheet: 'Kunden & Co',
      sheets: [
        { name: 'Cover', hidden: false },
        { name: 'Archive', hidden: true },
        { name: 'Kunden & Co', hidden: false },
      ],
      columns: [{ samples: ['New'] }, { guess: 'phone' }],
    });
    expect(await inspect(book, 'Archive')).toMatchObject({ columns: [{ samples: ['Old'] }, {}] });
    await expect(inspect(book, 'Cover')).rejects.toMatchObject({ code: 'CSV_NO_ROWS' });
    await expect(inspect(book, 'Gone')).rejects.toMatchObject({
      code: 'SHEET_UNKNOWN',
      params: { sheet: 'Gone' },
    });
  });

  it('shared, formatted and formula texts, merged cells, hidden and missing rows, as LibreOffice writes them', async () => {
    const book = handmade({
      date1904: true,
      styles: `<numFmts><numFmt numFmtId="164" formatCode="000000000000"/><numFmt numFmtId="165" formatCode="[$-407]DD.MM.YYYY&quot; um &quot;HH:MM"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs>`,
      strings: `<si><t>Name</t></si><si><t>Phone</t></si><si><r><t>Ka</t></r><r><rPr><b/></rPr><t xml:space="preserve">ren </t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t>A_x000A_B</t></si>`,
      sheets: [
        {
          name: 'S',
          xml: `<sheetData>
            <row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="str"><v>Note</v></c><c r="E2" t="inlineStr"><is><t>When</t></is></c><c r="F2" t="inlineStr"><is><t>At</t></is></c></row>
            <row r="5" hidden="1"><c r="B5" t="s"><v>2</v></c><c r="C5" s="1"><v>1.5120000011E10</v></c><c r="D5" t="s"><v>3</v></c><c r="E5" s="2"><v>44074.75</v></c><c r="F5" s="3"><v>0.5</v></c></row>
            <row r="6"><c r="B6" t="str"><f>A1&amp;"x"</f><v>Formula</v></c><c r="C6"><f>1+1</f><v>15120000012</v></c><c r="D6" t="e"><v>#N/A</v></c><c r="E6" t="b"><v>1</v></c></row>
            <row r="7"/><row r="8" s="1"><c r="XFD8"/></row>
          </sheetData><mergeCells count="1"><mergeCell ref="B6:B8"/></mergeCells>`,
        },
      ],
    });
    expect(await inspect(book)).toMatchObject({ hiddenRows: 1 });
    const result = await load(book);
    expect(result).toMatchObject({ rows: 2, created: 2 });
    expect(await contactsOf(result.listId)).toMatchObject([
      {
        name: 'Karen',
        phone: '+4915120000011',
        fields: { note: 'A\nB', when: '2024-09-01T18:00', at: '12:00' },
      },
      { name: 'Formula', phone: '+4915120000012', fields: { note: '#N/A', when: 'TRUE' } },
    ]);
  });
});

describe('files that cannot be read say what to do, and nothing is stored', () => {
  const compound = (text: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(70_000),
      Buffer.from(text, 'utf16le'),
    ]);
  const zipped = (name: string) => zipSync({ [name]: strToU8('x') });
  const oneSheet = (xml: string) => handmade({ sheets: [{ name: 'S', xml }] });

  it.each([
    ['password', compound('EncryptedPackage'), 'SPREADSHEET_ENCRYPTED', {}],
    ['.xls', compound('Workbook'), 'SPREADSHEET_FORMAT', { kind: 'an old Excel file (.xls)' }],
    ['.ods', zipped('content.xml'), 'SPREADSHEET_FORMAT', { kind: 'an OpenDocument file (.ods)' }],
    ['.xlsb', zipped('xl/workbook.bin'), 'SPREADSHEET_FORMAT', { kind: 'a binary Excel file (.xlsb)' }],
    ['archive', zipped('photo.jpg'), 'SPREADSHEET_FORMAT', { kind: 'a ZIP archive' }],
    ['web page', strToU8('\ufeff<html><table>'), 'SPREADSHEET_FORMAT', {}],
    ['cut off', handmade({ sheets: [inlineSheet([['Phone']])] }).slice(0, 900), 'XLSX_BROKEN', {}],
    ['no sheet', handmade({ sheets: [] }), 'XLSX_BROKEN', { problem: 'it has no worksheet' }],
    ['broken XML', oneSheet('<sheetData><row><c></row>'), 'XLSX_BROKEN', {}],
    [
      'text that is missing',
      oneSheet('<sheetData><row><c t="s"><v>7</v></c></row></sheetData>'),
      'XLSX_BROKEN',
      {},
    ],
    ['an entity of its own', handmade({ sheets: [inlineSheet([['&lol;']])] }), 'XLSX_BROKEN', {}],
  ])('%s', async (_name, bytes, code, params) => {
    await expect(inspect(bytes)).rejects.toMatchObject({ code, params });
    await expect(load(bytes)).rejects.toMatchObject({ code });
    expect((await sender.call('contacts.lists', {})).lists.map(({ name }) => name)).not.toContain(list);
  });

  const row = (cells: string, r = 1) => `<row r="${r}">${cells}</row>`;
  const big = (name: string) => ({ [name]: new Uint8Array(30 * 1024 * 1024).fill(32) });

  it.each([
    [
      'expands a thousandfold',
      () => ({ ...parts(inlineSheet([['x']]).xml), ...big('xl/worksheets/sheet1.xml') }),
    ],
    ['a row beyond the last', () => parts(`<sheetData>${row('<c><v>1</v></c>', 1_048_577)}</sheetData>`)],
    ['a column far out', () => parts(`<sheetData>${row('<c r="XFD1"><v>1</v></c>')}</sheetData>`)],
  ])('too large: %s', async (_name, make) => {
    await expect(inspect(zipSync(make()))).rejects.toMatchObject({ code: 'XLSX_TOO_LARGE' });
  });

  it('a directory that lies about a size gains nothing', async () => {
    const bytes = Buffer.from(handmade({ sheets: [inlineSheet([['Phone', phoneOf(1)]])] }));
    const entry = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
    bytes.writeUInt32LE(10, entry + 24);
    await expect(inspect(bytes)).rejects.toMatchObject({ code: 'XLSX_BROKEN' });
  });

  function parts(xml: string) {
    return partsOf({ sheets: [{ name: 'S', xml }] });
  }
});
