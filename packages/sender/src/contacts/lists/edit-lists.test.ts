import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  contactsIn,
  createWorld,
  csvOf,
  draftOf,
  importPeople,
  importText,
  makeReady,
  phoneOf,
  type World,
} from '../../../test/harness.ts';
import type { Sender } from '../../create-sender.ts';

let world: World;
let sender: Sender;
beforeEach(async () => {
  world = await createWorld();
  sender = await world.start();
});
afterEach(() => world.end());

const names = async () => (await sender.call('contacts.lists', {})).lists.map(({ name }) => name);
const phones = async (listId: string) => (await contactsIn(sender, listId)).map(({ phone }) => phone);

test('names are unique whatever their case; a rename may change the case of its own', async () => {
  const list = await sender.call('contacts.createList', { name: ' Regulars ' });
  expect(list).toMatchObject({ name: 'Regulars', contacts: 0 });
  await expect(sender.call('contacts.createList', { name: 'regulars' })).rejects.toMatchObject({
    code: 'LIST_NAME_TAKEN',
    params: { name: 'regulars' },
  });
  await sender.call('contacts.renameList', { listId: list.id, name: 'REGULARS' });
  expect(await names()).toEqual(['REGULARS']);
});

test('a merge keeps each person once, and its undo restores both lists', async () => {
  const a = await importPeople(sender, 3, 'A');
  const b = (await importText(sender, csvOf([['Phone'], [phoneOf(2)], [phoneOf(9)]]), 'B')).listId;
  const edit = await sender.call('contacts.mergeLists', { fromListId: b, intoListId: a });
  expect(edit.changed).toBe(1);
  expect(await phones(a)).toEqual([0, 1, 2, 9].map(phoneOf));
  expect(await names()).toEqual(['A']);
  await sender.call('contacts.undoEdit', { editId: edit.editId });
  expect(await phones(a)).toEqual([0, 1, 2].map(phoneOf));
  expect(await phones(b)).toEqual([phoneOf(2), phoneOf(9)]);
  await expect(sender.call('contacts.undoEdit', { editId: edit.editId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('a list of a draft stays; one of a started campaign may go, its people get their message', async () => {
  const profileId = await makeReady(world, sender);
  const listId = await importPeople(sender, 2);
  const { id } = await sender.call('campaigns.create', draftOf({ profileId, listId }));
  await expect(sender.call('contacts.removeList', { listId })).rejects.toMatchObject({
    code: 'LIST_IN_USE',
    params: { name: 'Notice' },
  });
  await sender.call('campaigns.start', { campaignId: id });
  const { editId, changed } = await sender.call('contacts.removeList', { listId });
  expect(changed).toBe(2);
  expect((await sender.call('campaigns.get', { campaignId: id })).counts.total).toBe(2);
  expect((await sender.call('contacts.list', {})).total).toBe(2);
  await sender.call('contacts.createList', { name: 'customers' });
  await expect(sender.call('contacts.undoEdit', { editId })).rejects.toMatchObject({
    code: 'LIST_NAME_TAKEN',
  });
});

test('everybody a filter matches is tagged; the undo leaves those who had the tag before', async () => {
  const listId = await importPeople(sender, 4);
  const [first] = await contactsIn(sender, listId);
  const one = { contactIds: [first?.id ?? ''] };
  await sender.call('contacts.changeTag', { people: one, tag: 'VIP', tagged: true });
  const edit = await sender.call('contacts.changeTag', {
    people: { filter: { listId } },
    tag: 'vip',
    tagged: true,
  });
  expect(edit.changed).toBe(3);
  expect((await sender.call('contacts.list', { tag: 'Vip' })).total).toBe(4);
  await sender.call('contacts.undoEdit', { editId: edit.editId });
  expect((await sender.call('contacts.tags', {})).tags).toEqual([{ tag: 'VIP', contacts: 1 }]);
  const taken = await sender.call('contacts.changeTag', { people: one, tag: 'vip', tagged: false });
  expect((await sender.call('contacts.tags', {})).tags).toEqual([]);
  await sender.call('contacts.undoEdit', { editId: taken.editId });
  expect((await sender.call('contacts.tags', {})).tags).toEqual([{ tag: 'VIP', contacts: 1 }]);
});

test('people leave a list without leaving the contacts', async () => {
  const listId = await importPeople(sender, 3);
  const people = { filter: { listId, search: 'Person 1' } };
  expect((await sender.call('contacts.changeMembers', { people, listId, member: false })).changed).toBe(1);
  expect(await phones(listId)).toEqual([phoneOf(0), phoneOf(2)]);
  expect((await sender.call('contacts.list', {})).total).toBe(3);
});

test('a contact is edited but for its number', async () => {
  const listId = await importPeople(sender, 1);
  const [contact] = await contactsIn(sender, listId);
  const contactId = contact?.id ?? '';
  await sender.call('contacts.update', { contactId, name: 'Ada', country: 'AT', fields: { city: 'Graz' } });
  const { contact: now, lists } = await sender.call('contacts.get', { contactId });
  expect(now).toEqual({ ...contact, name: 'Ada', country: 'AT', fields: { city: 'Graz' } });
  expect(lists).toEqual([{ id: listId, name: 'Customers' }]);
  await expect(
    sender.call('contacts.update', { contactId, name: '', country: 'ZZ', fields: {} }),
  ).rejects.toMatchObject({ code: 'VALIDATION_FAILED', params: { field: 'country' } });
});
