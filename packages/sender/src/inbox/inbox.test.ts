import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
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

const say = (person: number, words: string) => world.gateway.say(phoneOf(person), words, { profileId });
const list = async (query: Parameters<typeof sender.call<'inbox.conversations'>>[1] = {}) =>
  (await sender.call('inbox.conversations', query)).items;
const idOf = async (person: number) =>
  (await list()).find(({ phone }) => phone === phoneOf(person))?.id ?? '';
const waitingOf = async (campaignId: string) => (await sender.call('campaigns.get', { campaignId })).waiting;

it('shows what both sides wrote in order, with the campaign', async () => {
  const listId = await importPeople(sender, 1);
  await untilOver(sender, await startCampaign(sender, draftOf({ profileId, listId })));
  say(0, 'Thank you!');
  say(0, 'And when?');
  const conversationId = await idOf(0);
  const { conversation, entries, more } = await sender.call('inbox.conversation', { conversationId });
  expect(conversation).toMatchObject({ name: 'Person 0', state: 'open', unread: 2, unclear: false });
  expect(entries.map(({ from, campaignName, status }) => [from, campaignName, status])).toEqual([
    ['us', 'Notice', 'replied'],
    ['person', 'Notice', null],
    ['person', 'Notice', null],
  ]);
  expect(entries.slice(1).map(({ text }) => text)).toEqual(['Thank you!', 'And when?']);
  expect(more).toBe(false);
});

it('counts unread, keeps the state, and a new message opens again', async () => {
  const changes: string[] = [];
  sender.subscribe('conversation.changed', ({ state }) => changes.push(state));
  say(0, 'One');
  say(0, 'Two');
  say(1, 'Three');
  expect((await list()).map(({ unread }) => unread)).toEqual([1, 2]);
  const conversationId = await idOf(0);
  await sender.call('inbox.mark', { conversationId, unread: false, state: 'done' });
  expect(await sender.call('inbox.unread', {})).toEqual({ conversations: 1 });
  expect((await list({ filter: 'done' })).map(({ phone }) => phone)).toEqual([phoneOf(0)]);
  say(0, 'Four');
  expect(await list({ filter: 'done' })).toEqual([]);
  expect(await list({ filter: 'unread' })).toMatchObject([{ last: { text: 'Four' } }, { unread: 1 }]);
  expect(changes).toEqual(['open', 'open', 'open', 'done', 'open']);
});

it('finds names, numbers and words, and pages by the newest message', async () => {
  await importPeople(sender, 3);
  for (const person of [0, 1, 2]) say(person, person === 1 ? 'Is "Größe 42" there? 100%' : 'Hello');
  const found = async (search: string) => (await list({ search })).map(({ name }) => name);
  expect(await found('größe')).toEqual(['Person 1']);
  expect(await found('"größe 42" there')).toEqual(['Person 1']);
  expect(await found('"größe" 42')).toEqual([]);
  expect(await found('is "größe')).toEqual(['Person 1']);
  expect(await found(phoneOf(2))).toEqual(['Person 2']);
  expect(await found('person')).toEqual(['Person 2', 'Person 1', 'Person 0']);
  expect(await found('pe')).toHaveLength(3);
  const page = await sender.call('inbox.conversations', { limit: 2 });
  expect(page.total).toBe(3);
  const next = await sender.call('inbox.conversations', { limit: 2, cursor: page.nextCursor ?? '' });
  expect(next.items.map(({ name }) => name)).toEqual(['Person 0']);
});

it('who has answered waits in every campaign, with the reason, until the conversation is done', async () => {
  const listId = await importPeople(sender, 2);
  say(0, 'When do you open?');
  const campaignId = await startCampaign(sender, draftOf({ profileId, listId }));
  await vi.waitFor(async () =>
    expect(await waitingOf(campaignId)).toEqual({ reason: 'reply-open', until: null }),
  );
  const people = await everybody(sender, campaignId);
  expect(people.map(({ status }) => status)).toEqual(['queued', 'sent']);
  const history = await sender.call('campaigns.recipient', { recipientId: people[0]?.id ?? '' });
  expect(history.waiting).toEqual({ reason: 'reply-open', until: null });
  const conversationId = await idOf(0);
  expect((await list())[0]).toMatchObject({ paused: true });
  expect(await sender.call('inbox.mark', { conversationId, state: 'done' })).toMatchObject({ paused: false });
  expect((await untilOver(sender, campaignId)).counts.sent).toBe(2);
});

it('resumes one person by hand; with the setting off nobody waits', async () => {
  const listId = await importPeople(sender, 1);
  say(0, 'When do you open?');
  await sender.call('inbox.resume', { conversationId: await idOf(0) });
  const first = await startCampaign(sender, draftOf({ profileId, listId }));
  expect((await untilOver(sender, first)).counts.sent).toBe(1);
  say(0, 'And on Sunday?');
  await sender.call('settings.update', { pauseOnReply: false });
  const second = await startCampaign(sender, draftOf({ profileId, listId }, { name: 'Two' }));
  expect((await untilOver(sender, second)).counts.sent).toBe(1);
});

it('an unclear reply waits for a decision: a STOP suppresses, anything else lets go', async () => {
  await importPeople(sender, 2);
  say(0, 'stop?');
  say(1, 'stop?');
  expect((await list({ filter: 'unclear' })).map(({ phone }) => phone)).toEqual([phoneOf(1), phoneOf(0)]);
  await sender.call('inbox.decide', { conversationId: await idOf(0), stop: true });
  await sender.call('inbox.decide', { conversationId: await idOf(1), stop: false });
  expect(await list({ filter: 'unclear' })).toEqual([]);
  const people = (await sender.call('contacts.list', {})).items;
  expect(people.map(({ suppressed, paused }) => [suppressed, paused])).toEqual([
    [true, false],
    [false, false],
  ]);
  await expect(
    sender.call('inbox.decide', { conversationId: await idOf(1), stop: true }),
  ).rejects.toMatchObject({ code: 'CONFLICT' });
});

it('contacts.resume and the setting switched off wake a campaign that waits for an answer', async () => {
  const listId = await importPeople(sender, 2);
  say(0, 'When do you open?');
  say(1, 'Is it open on Sunday?');
  const campaignId = await startCampaign(sender, draftOf({ profileId, listId }));
  await vi.waitFor(async () => expect(await waitingOf(campaignId)).toMatchObject({ reason: 'reply-open' }));
  const { items } = await sender.call('contacts.list', { search: phoneOf(0) });
  await sender.call('contacts.resume', { contactIds: [items[0]?.id ?? ''] });
  await vi.waitFor(() => expect(world.gateway.log.map(({ to }) => to)).toEqual([phoneOf(0)]));
  await sender.call('settings.update', { pauseOnReply: false });
  expect((await untilOver(sender, campaignId)).counts.sent).toBe(2);
});

it('the proof of a decided STOP is the unclear reply, and it is told when it is committed', async () => {
  say(0, 'stop?');
  say(0, 'And when do you open?');
  // Nobody knew the number when the reply came, so the person is queued and waits.
  const listId = await importPeople(sender, 1);
  const campaignId = await startCampaign(sender, draftOf({ profileId, listId }));
  const onDisk = new DatabaseSync(join(world.dataDir, 'app.db'), { readOnly: true });
  const told: unknown[] = [];
  sender.subscribe('recipient.changed', ({ recipientId, status }) => {
    told.push([
      status,
      onDisk.prepare('SELECT status FROM recipients WHERE id = ?').get(recipientId)?.status,
    ]);
  });
  await sender.call('inbox.decide', { conversationId: await idOf(0), stop: true });
  onDisk.close();
  expect(told).toEqual([['skipped', 'skipped']]);
  const { items } = await sender.call('suppressions.list', {});
  expect(items).toMatchObject([{ phone: phoneOf(0), source: 'stop-message', note: 'stop?' }]);
  expect((await untilOver(sender, campaignId)).counts).toMatchObject({ skipped: 1, sent: 0 });
});

it('a campaign whose last person is suppressed by hand while waiting ends', async () => {
  const listId = await importPeople(sender, 1);
  say(0, 'When do you open?');
  const campaignId = await startCampaign(sender, draftOf({ profileId, listId }));
  await vi.waitFor(async () => expect(await waitingOf(campaignId)).toMatchObject({ reason: 'reply-open' }));
  await sender.call('suppressions.add', { phone: phoneOf(0), note: 'asked at the counter' });
  expect((await untilOver(sender, campaignId)).counts).toMatchObject({ skipped: 1, sent: 0 });
});
