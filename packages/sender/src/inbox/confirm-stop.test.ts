import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { DEFAULT_SETTINGS } from '@mywasender/contract/models/settings';
import type { SayOptions } from '@mywasender/gateway/fake/fake-types';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addProfile, createWorld, makeReady, phoneOf, type World } from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';

const DAY = 86_400_000;
const ENGLISH = 'We have noted your wish and will not write to you again.';
const GERMAN = 'Ihr Wunsch ist notiert. Wir melden uns nicht wieder.';

let world: World;
let sender: Sender;
let profileId: string;

const settings = { get: async () => ({ ...DEFAULT_SETTINGS }), set: async () => undefined };
const start = () => world.start({ settings });

beforeEach(async () => {
  world = await createWorld();
  sender = await start();
  profileId = await makeReady(world, sender);
});
afterEach(() => world.end());

function say(words: string, who = 0, how: SayOptions = {}) {
  world.gateway.say(phoneOf(who), words, { profileId, ...how });
}
const sent = () => world.gateway.log.map(({ to, text }) => [to, text]);
/** Turns of the event loop, more than a message needs. */
async function quiet() {
  for (let turn = 0; turn < 200; turn++) await setImmediate();
}
const pass = (ms: number) => world.clock.sleepUntil(world.clock.now() + ms, new AbortController().signal);
async function ours() {
  const { items } = await sender.call('inbox.conversations', {});
  const { entries } = await sender.call('inbox.conversation', { conversationId: items[0]?.id ?? '' });
  return entries.filter(({ from }) => from === 'us');
}
/** Changes the store behind the back of the app, and starts it again. */
async function meanwhile(sql: string) {
  await sender.stop();
  const database = new DatabaseSync(`${world.dataDir}/app.db`);
  database.exec(sql);
  database.close();
  sender = await start();
  await vi.waitFor(async () =>
    expect((await sender.call('profiles.list', {})).profiles[0]?.state.kind).toBe('ready'),
  );
}

it('says once that a STOP was understood, in the language of its word, and shows it as sent automatically', async () => {
  say('Bitte abmelden', 0, { messageId: 'stop-1' });
  say('Bitte abmelden', 0, { messageId: 'stop-1' });
  await vi.waitFor(() => expect(sent()).toEqual([[phoneOf(0), GERMAN]]));
  await vi.waitFor(async () =>
    expect(await ours()).toMatchObject([{ text: GERMAN, status: 'sent', automatic: true, campaignId: null }]),
  );
  expect((await sender.call('profiles.list', {})).profiles[0]?.sentLastHour).toBe(1);
  const [conversation] = (await sender.call('inbox.conversations', {})).items;
  expect(conversation).toMatchObject({ state: 'open', unread: 1 });
});

it('answers no second STOP of a person: not on another profile, nor when the first was lifted', async () => {
  say('STOP');
  await quiet();
  say('STOP');
  say('Stopp!', 0, { profileId: await addProfile(sender, 'Second') });
  await quiet();
  const [barred] = (await sender.call('suppressions.list', {})).items;
  await meanwhile(`DELETE FROM suppressions WHERE id = ${barred?.id}`);
  say('STOP');
  await quiet();
  expect(sent()).toEqual([[phoneOf(0), ENGLISH]]);
  await pass(31 * DAY);
  say('STOP');
  await quiet();
  // The suppression of the last one was never confirmed, and a month of silence has passed.
  expect(sent()).toHaveLength(2);
  await pass(31 * DAY);
  say('STOP');
  await quiet();
  expect(sent()).toHaveLength(2);
});

it('leaves everything else unanswered, and a STOP of somebody whose number is not known', async () => {
  say('please stop maybe?');
  say('When do you open?', 1);
  say('STOP', 2, { viaLid: true });
  await quiet();
  expect(sent()).toEqual([]);
});

it('two of these programs that talk to each other fall silent at once', async () => {
  world.gateway.setPeople([{ phone: phoneOf(0), answers: ['STOP'] }]);
  say('STOP');
  await quiet();
  world.gateway.settle();
  await quiet();
  world.gateway.settle();
  await quiet();
  expect(sent()).toEqual([[phoneOf(0), ENGLISH]]);
});

it('sends nothing after a stop between claim and send, nor when WhatsApp tells of the STOP again', async () => {
  say('STOP', 1);
  await vi.waitFor(() => expect(sent()).toHaveLength(1));
  const release = world.clock.hold();
  say('STOP', 0, { messageId: 'stop-1' });
  say('STOP', 0, { messageId: 'stop-1' });
  await quiet();
  expect(await ours()).toMatchObject([{ text: ENGLISH, status: 'claimed' }]);
  await meanwhile('');
  release();
  say('STOP', 0, { messageId: 'stop-1' });
  await pass(60_000);
  await quiet();
  expect(sent()).toEqual([[phoneOf(1), ENGLISH]]);
  expect(await ours()).toMatchObject([{ status: 'failed', automatic: true }]);
});

it('can be switched off', async () => {
  await sender.call('settings.update', { confirmStop: false });
  say('STOP');
  await quiet();
  expect(sent()).toEqual([]);
  expect(await ours()).toEqual([]);
  expect((await sender.call('suppressions.list', {})).total).toBe(1);
});

it('waits for the smallest gap, and is dropped when the ceilings leave no room within ten minutes', async () => {
  say('STOP', 1);
  say('STOP', 2);
  await vi.waitFor(() => expect(sent()).toHaveLength(2));
  const [first, second] = world.gateway.log.map(({ at }) => at);
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(3000);
  const full = world.clock.now() - 60_000;
  await meanwhile(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
     INSERT INTO answers (answer_id, conversation_id, profile_id, phone, text, status, new_chat, created_at, sending_at)
     SELECT 'full-' || i, 1, '${profileId}', '+49', '', 'sent', 0, ${full}, ${full} FROM n`,
  );
  say('STOP', 3);
  await quiet();
  expect(sent()).toHaveLength(2);
  expect(await ours()).toMatchObject([{ status: 'failed', automatic: true }]);
  await pass(2 * DAY);
  await quiet();
  expect(sent()).toHaveLength(2);
});

it('says nothing by itself on a profile that cools down', async () => {
  await meanwhile(
    `UPDATE profiles SET cool_down_reason = 'failures', cool_down_until = ${world.clock.now() + DAY}`,
  );
  say('STOP');
  await quiet();
  expect(sent()).toEqual([]);
});

it('waits as long as Meta asks, and is given up after ten minutes', async () => {
  const began = world.clock.now();
  world.gateway.fault({ kind: 'limit', limit: 'rate-limited', times: 2 });
  say('STOP');
  await vi.waitFor(() => expect(sent()).toEqual([[phoneOf(0), ENGLISH]]));
  expect(world.clock.now() - began).toBeGreaterThanOrEqual(6 * 60_000);
  await vi.waitFor(async () => expect(await ours()).toMatchObject([{ status: 'sent', reason: null }]));
  world.gateway.fault({ kind: 'limit', limit: 'rate-limited', times: 3 });
  say('STOP', 1);
  await vi.waitFor(async () => expect(await ours()).toMatchObject([{ status: 'failed' }]));
  expect(sent()).toHaveLength(1);
});
