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
  const conversationId = await idOf(0);
  const { conversation, entries, more } = await sender.call('inbox.conversation', { conversationId });
  expect(conversation).toMatchObject({ name: 'Person 0', state: 'open', unread: 1, unclear: false });
  expect(entries.map(({ from, campaignName, status }) => [from, campaignName, status])).toEqual([
    ['us', 'Notice', 'replied'],
    ['person', 'Notice', null],
  ]);
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
