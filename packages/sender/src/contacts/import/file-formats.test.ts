import iconv from 'iconv-lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  acceptTerms,
  CONSENT,
  contactsIn,
  createWorld,
  csvOf,
  importText,
  phoneOf,
  putFile,
  type World,
} from '../../../test/harness.ts';
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

const put = (content: string | Uint8Array, name?: string) => putFile(sender, content, name);

async function load(text: string | Uint8Array) {
  return importText(sender, text, list);
}

const contactsOf = (listId: string) => contactsIn(sender, listId);

describe('files of other programs', () => {
  it('LibreOffice: UTF-8 with commas', async () => {
    const result = await load(
      'Name,Telefon,Stadt\r\n"Müller, Jörg",0151 23456701,Köln\r\nAnna,+49 151 23456702,"Bonn"\r\n',
    );
    expect(result).toMatchObject({ rows: 2, created: 2, rejected: 0, withoutConsent: 0 });
    expect(await contactsOf(result.listId)).toMatchObject([
      {
        phone: '+4915123456701',
        name: 'Jörg Müller',
        country: 'DE',
        fields: { stadt: 'Köln', first_name: 'Jörg' },
      },
      { phone: '+4915123456702', name: 'Anna', fields: { stadt: 'Bonn' }, consent: CONSENT },
    ]);
  });

  it('Google Contacts', async () => {
    const header =
      'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value';
    const row = (first: string, last: string, one: string, two: string) =>
      `${first},,${last},,,,,,,,,,,,,,* myContacts,* Home,x@example.com,Mobile,${one},Work,${two}`;
    const result = await load(
      [
        header,
        row('Ana', 'Silva', '+55 11 98765-4321', ''),
        row('Ben', 'Kern', '', '+49 151 23456711 ::: 030 1234'),
      ].join('\n'),
    );
    expect(result).toMatchObject({ rows: 2, created: 2 });
    expect(await contactsOf(result.listId)).toMatchObject([
      { phone: '+5511987654321', name: 'Ana Silva', country: 'BR' },
      { phone: '+4915123456711', name: 'Ben Kern' },
    ]);
  });

  it('Outlook: Windows-1252 with quoted cells', async () => {
    const text =
      '"Title","First Name","Middle Name","Last Name","Company","Business Phone","Home Phone","Mobile Phone","E-mail Address"\r\n' +
      '"","José","","Núñez","Peña S.L.","","","+34 612 34 56 78","jose@example.com"\r\n' +
      '"","Zoë","","Brontë","","","","+34 612 34 56 79",""\r\n';
    const result = await load(iconv.encode(text, 'windows-1252'));
    expect(await contactsOf(result.listId)).toMatchObject([
      { phone: '+34612345678', name: 'José Núñez', fields: { company: 'Peña S.L.' } },
      { phone: '+34612345679', name: 'Zoë Brontë' },
    ]);
  });

  it.each([
    ['utf-16le', true],
    ['utf-16be', true],
    ['utf-16le', false],
  ] as const)('%s, byte order mark: %s', async (encoding, addBOM) => {
    const text = `Name\tTelefone\nJoão\t${phoneOf(2000 + number)}\n`;
    const result = await load(iconv.encode(text, encoding, { addBOM }));
    expect(await contactsOf(result.listId)).toMatchObject([{ name: 'João', phone: phoneOf(2000 + number) }]);
  });

  it('semicolons, a sep= line, blank lines and a byte order mark', async () => {
    const result = await load(
      `\ufeffsep=;\r\nName;Handy;Betrag\r\nEva;${phoneOf(2100)};1,50\r\n\r\n;;\r\nUwe;${phoneOf(2101)};2,50\r\n`,
    );
    expect(result).toMatchObject({ rows: 2, created: 2 });
    expect((await contactsOf(result.listId))[0]?.fields.betrag).toBe('1,50');
  });
});

describe('bad files', () => {
  const inspect = async (text: string | Uint8Array) =>
    sender.call('contacts.inspectFile', { file: await put(text) });

  // the large one is read in a thread of its own
  it.each([20, 9_000])(
    'names the line where a quotation mark is never closed, and stores nothing: %i rows',
    async (count) => {
      const rows = Array.from({ length: count }, (_, i) => [`P${i}`, phoneOf(3000 + i)]);
      const broken = count - 11;
      const text = csvOf([
        ['Name', 'Phone'],
        ...rows.slice(0, broken),
        ['"Broken', phoneOf(3000 + broken)],
        ...rows.slice(broken + 1),
      ]);
      const before = (await sender.call('contacts.list', {})).total;
      await expect(load(text)).rejects.toMatchObject({ code: 'CSV_BROKEN', params: { line: broken + 2 } });
      expect((await sender.call('contacts.list', {})).total).toBe(before);
      expect((await sender.call('contacts.lists', {})).lists.map(({ name }) => name)).not.toContain(list);
    },
  );

  it('names the line of a quotation mark in the wrong place', async () => {
    await expect(load(`Name,Phone\nA,${phoneOf(3100)}\n"B"x,${phoneOf(3101)}\n`)).rejects.toMatchObject({
      code: 'CSV_BROKEN',
      params: { line: 3 },
    });
  });

  it.each([
    ['empty', ''],
    ['a header alone', 'Name,Phone\n'],
    ['blank rows alone', 'Name,Phone\n,\n\n'],
  ])('has no rows: %s', async (_name, text) => {
    await expect(load(text)).rejects.toMatchObject({ code: 'CSV_NO_ROWS' });
  });

  it('has no phone column: names the columns, and still lets the user look', async () => {
    const text = 'Name,City\nAnna,Bonn\n';
    await expect(load(text)).rejects.toMatchObject({
      code: 'CSV_NO_PHONE_COLUMN',
      params: { columns: 'Name, City' },
    });
    expect((await inspect(text)).columns.map(({ guess }) => guess)).toEqual(['name', 'field']);
  });

  it('is no text', async () => {
    await expect(
      inspect(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 8, 0, 0x1f, 0x8b, 0, 0xff, 0xfe, 0, 1])),
    ).rejects.toMatchObject({
      code: 'CSV_ENCODING',
    });
  });

  it('is gone', async () => {
    await expect(
      sender.call('contacts.inspectFile', { file: 'file_0123456789abcdef' }),
    ).rejects.toMatchObject({
      code: 'FILE_UNKNOWN',
    });
  });
});
