import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const lists = async () => (await sender.call('contacts.lists', {})).lists.map(({ name }) => name);
const members = (listId: string) => contactsIn(sender, listId);
const everybody = async () => (await sender.call('contacts.list', { limit: 200 })).total;

const put = (text: string) => putFile(sender, text, 'people.csv');

describe('undo', () => {
  it('takes back the tags a file gave, and those alone', async () => {
    const people = (rows: readonly (readonly string[])[]) => csvOf([['Name', 'Phone', 'Tags'], ...rows]);
    const first = await importText(sender, people([['Tina', phoneOf(40), 'vip;Old']]), 'Tagged');
    const tagsOf = async () => (await members(first.listId)).map(({ tags }) => tags.toSorted());
    expect(await tagsOf()).toEqual([['Old', 'vip']]);
    const again = people([
      ['Tina', phoneOf(40), '"VIP, new"'],
      ['Tom', phoneOf(41), 'new'],
    ]);
    const { importId } = await importText(sender, again, 'Tagged');
    expect(await tagsOf()).toEqual([['Old', 'new', 'vip'], ['new']]);
    await sender.call('contacts.undoImport', { importId });
    expect(await tagsOf()).toEqual([['Old', 'vip']]);
    const { tags } = await sender.call('contacts.tags', {});
    expect(tags).toEqual([
      { tag: 'Old', contacts: 1 },
      { tag: 'vip', contacts: 1 },
    ]);
    await sender.call('contacts.undoImport', { importId: first.importId });
    expect(await sender.call('contacts.tags', {})).toEqual({ tags: [] });
  });

  it('takes back contacts, membership, fields and consent, and leaves what changed since', async () => {
    const bare = await sender.call('contacts.import', {
      file: await put(`Name,Phone,City\nAnna,${phoneOf(1)},Bonn\nBea,${phoneOf(2)},Ulm\n`),
      defaultCountry: 'DE',
      listName: 'Old',
    });
    const result = await importText(
      sender,
      csvOf([
        ['Name', 'Phone', 'City'],
        ['Anna B', phoneOf(1), 'Rom'],
        ['New', phoneOf(3), 'Rom'],
        ['Touched', phoneOf(4), 'Rom'],
      ]),
      'Fresh',
    );
    const touched = (await members(result.listId)).find(({ name }) => name === 'Touched');
    const consent = { ...CONSENT, source: 'By hand' };
    await sender.call('contacts.recordConsent', { contactIds: [touched?.id ?? ''], consent });
    const { importId } = result;
    const past = async () =>
      (await sender.call('contacts.imports', {})).imports.find((entry) => entry.importId === importId);
    expect(await past()).toMatchObject({ fileName: 'contacts.csv', created: 2, updated: 1, undoable: true });

    expect(await sender.call('contacts.undoImport', { importId })).toEqual({
      removed: 1,
      restored: 1,
      kept: 1,
    });
    expect(await members(bare.listId)).toMatchObject([
      { name: 'Anna', fields: { city: 'Bonn' }, consent: null },
      { name: 'Bea' },
    ]);
    expect(await members(result.listId)).toMatchObject([{ name: 'Touched', consent: { source: 'By hand' } }]);
    expect(await past()).toMatchObject({ undone: true, undoable: false });
    await expect(sender.call('contacts.undoImport', { importId })).rejects.toMatchObject({
      code: 'IMPORT_UNDO_LATE',
    });
  });

  it('removes the list it made; an opt-out of the file stays for ever', async () => {
    const before = await everybody();
    const { importId } = await importText(sender, `Phone,Opted out\n${phoneOf(10)},yes\n`, 'Short-lived');
    await sender.call('contacts.undoImport', { importId });
    expect(await lists()).not.toContain('Short-lived');
    expect(await everybody()).toBe(before);
    expect(await importText(sender, `Phone\n${phoneOf(10)}\n`, 'Again')).toMatchObject({
      created: 1,
      suppressed: 1,
    });
  });

  it('leaves what a later import touched', async () => {
    const first = await importText(sender, `Name,Phone\nOne,${phoneOf(20)}\n`, 'First');
    await importText(sender, `Name,Phone\nTwo,${phoneOf(20)}\n`, 'Second');
    expect(await sender.call('contacts.undoImport', { importId: first.importId })).toMatchObject({
      removed: 0,
      kept: 1,
    });
    expect(await members(first.listId)).toMatchObject([{ name: 'Two' }]);
  });
});

const many = (from: number) =>
  csvOf([['Name', 'Phone'], ...Array.from({ length: 3000 }, (_, i) => [`P${i}`, phoneOf(from + i)])]);

it('cancelling takes everything back; the same file can be imported again', async () => {
  const before = await everybody();
  const file = await put(many(100_000));
  const input = { file, defaultCountry: 'DE', listName: 'Half' };
  const importing = sender.call('contacts.import', input);
  await expect(sender.call('contacts.import', input)).rejects.toMatchObject({ code: 'IMPORT_RUNNING' });
  let stored = 0;
  while (stored === 0) {
    await new Promise(setImmediate);
    stored = (await everybody()) - before;
  }
  expect(await sender.call('contacts.cancelImport', { file })).toEqual({ cancelled: true });
  await expect(importing).rejects.toMatchObject({ code: 'IMPORT_CANCELLED' });
  expect(await everybody()).toBe(before);
  expect(await lists()).not.toContain('Half');
  expect(await sender.call('contacts.cancelImport', { file })).toEqual({ cancelled: false });
  expect(await sender.call('contacts.import', input)).toMatchObject({ created: 3000 });
});

it('an import the end of the app cut off is taken back at the next start', async () => {
  const before = await everybody();
  const importing = sender.call('contacts.import', {
    file: await put(many(200_000)),
    defaultCountry: 'DE',
    listName: 'Cut off',
  });
  while ((await everybody()) === before) await new Promise(setImmediate);
  const ended = expect(importing).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await sender.stop();
  await ended;
  sender = await world.start();
  expect(await everybody()).toBe(before);
  expect(await lists()).not.toContain('Cut off');
});

it('remembers what the columns of such a file mean', async () => {
  const text = `Wer,Nr A,Nr B\nAnna,${phoneOf(30)},${phoneOf(31)}\n`;
  const mapping = { Wer: 'name', 'Nr A': 'ignore', 'Nr B': 'phone' } as const;
  await sender.call('contacts.import', {
    file: await put(text),
    defaultCountry: 'DE',
    listName: 'M',
    mapping,
  });
  const again = await put(`Nr B,Wer,Nr A\n${phoneOf(32)},Bea,${phoneOf(33)}\n`);
  const inspected = await sender.call('contacts.inspectFile', { file: again });
  expect(inspected.remembered).toBe(true);
  expect(inspected.columns.map(({ guess }) => guess)).toEqual(['phone', 'name', 'ignore']);
});
