import { readFile } from 'node:fs/promises';
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

async function rejectsOf(token: string | null): Promise<string> {
  const file = await sender.files.open(token ?? '');
  return readFile(file.path, 'utf8');
}

describe('bad rows', () => {
  it('go to a file with line, reason and the cells as they came, formulas defused', async () => {
    const result = await load(
      csvOf([
        ['Name', 'Phone', 'Note'],
        ['Good', phoneOf(4000), 'x'],
        ['=cmd()', '4.41E+11', '@sum'],
        ['Short', '12', '-1'],
        ['None', '', ''],
        ['Twice', phoneOf(4000), ''],
        ['Shifted', phoneOf(4001), 'a', 'b'],
      ]),
    );
    expect(result).toMatchObject({ rows: 6, created: 1, duplicates: 1, rejected: 4 });
    expect(result.rows).toBe(result.created + result.updated + result.duplicates + result.rejected);
    expect(result.rejectReasons).toEqual(
      expect.arrayContaining([
        { reason: 'excel-mangled', rows: 1 },
        { reason: 'too-short', rows: 1 },
        { reason: 'empty', rows: 1 },
        { reason: 'too-many-cells', rows: 1 },
      ]),
    );
    expect(await rejectsOf(result.rejectsFile)).toBe(
      '\ufeffline,reason,Name,Phone,Note\r\n' +
        "3,excel-mangled,'=cmd(),4.41E+11,'@sum\r\n" +
        "4,too-short,Short,12,'-1\r\n" +
        '5,empty,None,,\r\n' +
        `7,too-many-cells,Shifted,${phoneOf(4001)},a,b\r\n`,
    );
  });

  it('offer what a number probably was', async () => {
    const result = await load(
      csvOf([
        ['Name', 'Phone'],
        ['Rui', '+55 11 8765-4321'],
      ]),
    );
    expect(await rejectsOf(result.rejectsFile)).toContain('brazil-ninth-digit: +5511987654321');
    expect(result.rejectReasons).toMatchObject([{ rows: 1 }]);
  });
});

describe('consent and opt-outs', () => {
  const importBare = async (text: string) =>
    sender.call('contacts.import', { file: await put(text), defaultCountry: 'DE', listName: list });

  it('takes consent from columns, attested by whoever accepted the terms', async () => {
    const result = await importBare(
      csvOf([
        ['Name', 'Phone', 'Consent source', 'Consent date', 'Consent method'],
        ['A', phoneOf(5000), 'Web form', '2026-03-01', 'Checkbox'],
        ['B', phoneOf(5001), 'Web form', '2031-03-01', 'Checkbox'],
        ['C', phoneOf(5002), '', '', ''],
      ]),
    );
    expect(result).toMatchObject({ created: 3, withoutConsent: 2 });
    expect((await contactsOf(result.listId)).map(({ consent }) => consent)).toMatchObject([
      { source: 'Web form', date: '2026-03-01', method: 'Checkbox', attestedBy: 'Ada Owner' },
      null,
      null,
    ]);
    const { recorded } = await sender.call('contacts.recordConsent', {
      listId: result.listId,
      consent: CONSENT,
    });
    expect(recorded).toBe(3);
    expect((await contactsOf(result.listId)).every(({ consent }) => consent !== null)).toBe(true);
  });

  it('refuses consent from the future', async () => {
    await expect(
      sender.call('contacts.import', {
        file: await put('x'),
        defaultCountry: 'DE',
        listName: list,
        consent: { ...CONSENT, date: '2099-01-01' },
      }),
    ).rejects.toMatchObject({ code: 'VALIDATION_FAILED', params: { problem: 'future-date' } });
  });

  it('suppresses who opted out, for ever and through every later import', async () => {
    const text = csvOf([
      ['Name', 'Phone', 'Opted out'],
      ['A', phoneOf(5100), 'yes'],
      ['B', phoneOf(5101), 'no'],
      ['B', phoneOf(5101), 'yes'],
    ]);
    expect(await importBare(text)).toMatchObject({ created: 2, duplicates: 1, suppressed: 1 });
    const again = await load(
      csvOf([
        ['Name', 'Phone'],
        ['A', phoneOf(5100)],
        ['B', phoneOf(5101)],
      ]),
    );
    expect(again).toMatchObject({ updated: 2, suppressed: 2 });
    const { items } = await sender.call('suppressions.list', { search: phoneOf(5100) });
    expect(items).toMatchObject([{ source: 'import', note: 'contacts.csv' }]);
    await expect(sender.call('suppressions.remove', { id: items[0]?.id ?? '' })).rejects.toMatchObject({
      code: 'CONSENT_REQUIRED',
    });
  });
});

it('updates known people without emptying their fields, and brings removed ones back', async () => {
  const first = await load(`Name,Phone,City\nAnna,${phoneOf(6000)},Bonn\n`);
  const [anna] = await contactsOf(first.listId);
  await sender.call('contacts.remove', { contactIds: [anna?.id ?? ''] });
  expect(await contactsOf(first.listId)).toEqual([]);
  const second = await load(`Name,Phone,City,Size\n,${phoneOf(6000)},,L\n`);
  expect(second).toMatchObject({ created: 0, updated: 1 });
  expect(await contactsOf(second.listId)).toMatchObject([
    { name: 'Anna', fields: { city: 'Bonn', size: 'L' } },
  ]);
});

it('lets the user overrule what a column means', async () => {
  const text = `Who,Number A,Number B\nAnna,${phoneOf(6100)},${phoneOf(6101)}\n`;
  const result = await sender.call('contacts.import', {
    file: await put(text),
    defaultCountry: 'DE',
    listName: list,
    mapping: { Who: 'name', 'Number A': 'ignore', 'Number B': 'phone' },
  });
  expect(await contactsOf(result.listId)).toMatchObject([{ name: 'Anna', phone: phoneOf(6101) }]);
});

it('tells its progress and imports 7,000 rows in batches, read in another thread', async () => {
  const seen: number[] = [];
  const stop = sender.subscribe('import.progress', ({ rows, bytes, totalBytes }) => {
    seen.push(rows);
    expect(bytes).toBeLessThanOrEqual(totalBytes);
  });
  const rows = Array.from({ length: 7000 }, (_, i) => [`P${i}`, phoneOf(100_000 + i)]);
  expect(await load(csvOf([['Name', 'Phone'], ...rows]))).toMatchObject({ rows: 7000, created: 7000 });
  stop();
  expect(seen.at(-1)).toBe(7000);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});
