import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  CONSENT,
  createWorld,
  draftOf,
  everybody,
  importPeople,
  makeReady,
  phoneOf,
  startCampaign,
  untilOver,
  type World,
} from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';

let world: World;
let sender: Sender;
let profileId: string;
beforeEach(async () => {
  world = await createWorld();
  sender = await world.start();
  profileId = await makeReady(world, sender);
});
afterEach(() => world.end());

const ana = { phone: '0151 10000000', name: 'Ana Ruiz', fields: { city: 'Rome', language: 'it' } };

test('a contact by hand has names, groups and consent at once, and can be written to', async () => {
  const list = await sender.call('contacts.createList', { name: 'Walk-ins' });
  const made = await sender.call('contacts.create', {
    ...ana,
    tags: ['vip'],
    listIds: [list.id],
    consent: CONSENT,
  });
  expect(made).toMatchObject({
    phone: phoneOf(0),
    country: 'DE',
    name: 'Ana Ruiz',
    fields: { city: 'Rome', language: 'it', first_name: 'Ana', last_name: '' },
    tags: ['vip'],
    consent: CONSENT,
  });
  const id = await startCampaign(sender, draftOf({ profileId, listId: list.id }));
  await untilOver(sender, id);
  expect((await everybody(sender, id)).map(({ status, text }) => [status, text?.slice(0, 9)])).toEqual([
    ['sent', 'Hello Ana'],
  ]);
  const details = await sender.call('contacts.get', { phone: phoneOf(0) });
  expect(details).toMatchObject({
    contact: { id: made.id },
    lists: [{ id: list.id, name: 'Walk-ins' }],
    consents: [CONSENT],
    suppression: null,
    lastProfile: { name: 'Shop' },
  });
});

test('a number that is none, or somebody has, is refused by name; who was removed comes back', async () => {
  await expect(sender.call('contacts.create', { ...ana, phone: '0151 12' })).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    params: { field: 'phone', problem: 'invalid-for-country' },
  });
  const { id } = await sender.call('contacts.create', { ...ana, consent: CONSENT });
  await expect(
    sender.call('contacts.create', { ...ana, phone: '+49 151 10000000', name: 'Other' }),
  ).rejects.toMatchObject({
    code: 'CONTACT_EXISTS',
    params: { name: 'Ana Ruiz', phone: phoneOf(0), contactId: id },
  });
  await sender.call('contacts.remove', { contactIds: [id] });
  await expect(sender.call('contacts.get', { contactId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const back = await sender.call('contacts.create', { ...ana, name: 'Ana R.' });
  expect(back).toMatchObject({ id, name: 'Ana R.', consent: CONSENT });
  await expect(
    sender.call('contacts.create', { phone: phoneOf(1), name: '', fields: {}, listIds: ['99'] }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(sender.call('contacts.get', { phone: phoneOf(1) })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('tags and lists become exactly those given, and stay when none are', async () => {
  const [a, b] = [
    await sender.call('contacts.createList', { name: 'A' }),
    await sender.call('contacts.createList', { name: 'B' }),
  ];
  const { id } = await sender.call('contacts.create', { ...ana, tags: ['vip', 'old'], listIds: [a.id] });
  const edit = { contactId: id, name: 'Ana', country: 'IT', fields: { city: 'Turin' } };
  expect(await sender.call('contacts.update', edit)).toMatchObject({
    name: 'Ana',
    country: 'IT',
    fields: { city: 'Turin' },
    tags: ['old', 'vip'],
  });
  await sender.call('contacts.update', { ...edit, tags: ['New'], listIds: [b.id] });
  expect(await sender.call('contacts.get', { contactId: id })).toMatchObject({
    contact: { tags: ['New'] },
    lists: [{ name: 'B' }],
  });
  await expect(sender.call('contacts.update', { ...edit, tags: [], listIds: ['99'] })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await sender.call('contacts.get', { contactId: id })).toMatchObject({ contact: { tags: ['New'] } });
});

test('the history tells every campaign, reply, consent and opt-out; a pause leaves out until it ends', async () => {
  const listId = await importPeople(sender, 2);
  const [first] = (await sender.call('contacts.list', { listId })).items;
  const contactId = first?.id ?? '';
  const one = await startCampaign(sender, draftOf({ profileId, listId }, { name: 'One' }));
  await untilOver(sender, one);
  world.gateway.say(phoneOf(0), 'Thank you!');
  expect(await sender.call('contacts.pause', { contactIds: [contactId] })).toEqual({ paused: 1 });
  expect(await sender.call('contacts.pause', { contactIds: [contactId] })).toEqual({ paused: 0 });
  const two = await startCampaign(sender, draftOf({ profileId, listId }, { name: 'Two' }));
  await untilOver(sender, two);
  expect((await everybody(sender, two)).map(({ phone, reason }) => [phone, reason])).toEqual([
    [phoneOf(0), 'ambiguous-reply'],
    [phoneOf(1), null],
  ]);
  await sender.call('contacts.resume', { contactIds: [contactId] });
  await sender.call('suppressions.add', { phone: phoneOf(0), note: 'at the counter' });
  const { events, more } = await sender.call('contacts.history', { contactId });
  expect(more).toBe(false);
  const told = events.map((event) =>
    event.kind === 'message'
      ? `${event.campaignName}: ${event.status} ${event.reason ?? ''}`
      : event.kind === 'reply'
        ? `reply ${event.text} to ${event.campaignName}`
        : event.kind,
  );
  expect(told.toSorted()).toEqual(
    [
      'One: replied ',
      'Two: skipped ambiguous-reply',
      'reply Thank you! to One',
      'consent',
      'added',
      'opt-out',
    ].toSorted(),
  );
  const times = events.map(({ at }) => at);
  expect(times).toEqual(times.toSorted((x, y) => y - x));
  const message = events.find((event) => event.kind === 'message' && event.campaignName === 'One');
  expect(message).toMatchObject({ profileName: 'Shop', campaignId: one });
});
