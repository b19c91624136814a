import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  createWorld,
  draftOf,
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
let conversationId: string;

beforeEach(async () => {
  world = await createWorld();
  sender = await world.start();
  profileId = await makeReady(world, sender);
  say('When do you open?');
  conversationId = (await sender.call('inbox.conversations', {})).items[0]?.id ?? '';
});
afterEach(() => world.end());

function say(words: string) {
  world.gateway.say(phoneOf(0), words, { profileId });
}
const answer = (text: string, answerId = `answer-${text.length}`) =>
  sender.call('inbox.answer', { conversationId, answerId, text });
const read = () => sender.call('inbox.conversation', { conversationId });
/** The newest of ours; on a clock that stands still theirs has the same time. */
const last = async () => (await read()).entries.findLast(({ from }) => from === 'us');
const sent = () => world.gateway.log.map(({ text }) => text);

it('leaves at once and once, however often it is called; shows its ticks; the conversation is dealt with', async () => {
  expect(await answer('At seven.')).toMatchObject({ state: 'done', unread: 0, paused: false });
  await answer('At seven.');
  expect(sent()).toEqual(['At seven.']);
  expect(await last()).toMatchObject({ from: 'us', text: 'At seven.', status: 'sent', campaignName: null });
  await expect(answer('At eight.', 'answer-9')).rejects.toMatchObject({ code: 'CONFLICT' });
  world.gateway.settle();
  await vi.waitFor(async () => expect(await last()).toMatchObject({ status: 'read' }));
});

it('a double click sends nothing twice, also while the first call is under way', async () => {
  world.gateway.fault({ kind: 'hold' });
  const first = answer('Hello');
  await vi.waitFor(async () => expect(await last()).toMatchObject({ status: 'claimed', text: 'Hello' }));
  const second = await answer('Hello');
  expect(second.state).toBe('open');
  world.gateway.release();
  expect((await first).state).toBe('done');
  expect(sent()).toEqual(['Hello']);
});

it('says when it did not leave, so that nobody types it again, and that nobody knows', async () => {
  world.gateway.fault({ kind: 'refuse' });
  expect(await answer('At nine.')).toMatchObject({ answer: 'failed', state: 'open' });
  world.gateway.fault({ kind: 'uncertain', left: false });
  expect((await answer('At nine.', 'again')).answer).toBe('uncertain');
  expect((await answer('At nine!', 'third')).answer).toBe('sent');
  expect(sent()).toEqual(['At nine!']);
});

it('keeps what met a limit of Meta, with the limit, for another try; the number holds back meanwhile', async () => {
  world.gateway.fault({ kind: 'limit', limit: 'pair-limit' });
  expect(await answer('At nine.')).toMatchObject({ answer: 'failed', state: 'open' });
  expect(await last()).toMatchObject({ text: 'At nine.', status: 'failed', reason: 'pair-limit' });
  world.gateway.fault({ kind: 'limit', limit: 'rate-limited' });
  expect(await answer('At nine.', 'again')).toMatchObject({ answer: 'failed' });
  expect(await last()).toMatchObject({ text: 'At nine.', reason: 'rate-limited' });
  const listId = await importPeople(sender, 2);
  await sender.call('inbox.mark', { conversationId, state: 'done' });
  const release = world.clock.hold();
  const campaignId = await startCampaign(sender, draftOf({ profileId, listId }));
  await vi.waitFor(async () =>
    expect((await sender.call('campaigns.get', { campaignId })).waiting).toMatchObject({
      reason: 'rate-limited',
    }),
  );
  release();
  await untilOver(sender, campaignId);
  expect(await answer('At nine.', 'third')).toMatchObject({ answer: 'sent' });
  expect(sent().filter((text) => text === 'At nine.')).toHaveLength(1);
  expect(await last()).toMatchObject({ reason: null });
});

it('counts in the windows of its profile, and keeps the smallest gap', async () => {
  const before = await sender.call('profiles.list', {});
  for (let i = 0; i < 6; i++) await answer(`${i}`, `id-${i}`);
  const { profiles } = await sender.call('profiles.list', {});
  expect(profiles[0]?.sentLastHour).toBe((before.profiles[0]?.sentLastHour ?? 0) + 6);
  const times = world.gateway.log.map(({ at }) => at);
  expect(Math.min(...times.slice(1).map((at, index) => at - (times[index] ?? 0)))).toBeGreaterThanOrEqual(
    3000,
  );
});

it('is refused above the hard ceilings', async () => {
  const clock = world.deps.clock;
  const now = clock.now();
  await sender.call('inbox.mark', { conversationId, state: 'done' });
  const listId = await importPeople(sender, 25);
  await untilOver(sender, await startCampaign(sender, draftOf({ profileId, listId })));
  // as many as a minute may hold, whoever they went to
  const store = await import('node:sqlite');
  await sender.stop();
  const database = new store.DatabaseSync(`${world.dataDir}/app.db`);
  database.prepare('UPDATE sends SET at = ?').run(clock.now() - 5_000);
  database.close();
  sender = await world.start();
  await vi.waitFor(async () =>
    expect((await sender.call('profiles.list', {})).profiles[0]?.state.kind).toBe('ready'),
  );
  await expect(answer('too much')).rejects.toMatchObject({
    code: 'ANSWER_TOO_SOON',
    params: { seconds: 55 },
  });
  expect(clock.now()).toBeGreaterThan(now);
});

it('whoever opted out is answered only when they wrote again, within a day', async () => {
  say('STOP');
  await expect(answer('Sorry!')).rejects.toMatchObject({ code: 'ANSWER_OPTED_OUT' });
  say('One more question: do you have rye bread?');
  expect(await answer('We do.')).toMatchObject({ state: 'done' });
  await world.clock.sleepUntil(world.clock.now() + 25 * 3_600_000, new AbortController().signal);
  await expect(answer('By the way …')).rejects.toMatchObject({ code: 'ANSWER_OPTED_OUT' });
  expect(sent()).toEqual(['We do.']);
});

it('lets what waited for the answer go on, and leaves an unclear reply to be decided', async () => {
  await importPeople(sender, 1);
  expect((await read()).conversation.paused).toBe(true);
  await answer('At seven.');
  expect((await read()).conversation).toMatchObject({ paused: false, state: 'done' });
  say('please stop maybe?');
  const unclear = (await read()).conversation.unclear;
  await answer('Do you mean the messages?');
  expect((await read()).conversation).toMatchObject({ unclear, state: unclear ? 'open' : 'done' });
});

it('says what failed and what nobody knows; after a start WhatsApp is asked and nothing is sent again', async () => {
  world.gateway.fault({ kind: 'refuse' });
  expect(await answer('One')).toMatchObject({ state: 'open' });
  expect(await last()).toMatchObject({ text: 'One', status: 'failed' });
  world.gateway.fault({ kind: 'uncertain', left: false, lookup: 'refused' });
  await answer('Three');
  expect(await last()).toMatchObject({ text: 'Three', status: 'uncertain' });
  await sender.stop();
  sender = await world.start();
  await vi.waitFor(async () => expect(await last()).toMatchObject({ text: 'Three', status: 'failed' }), {
    timeout: 10_000,
  });
  expect(sent()).toEqual([]);
});

it('needs a linked profile and some text', async () => {
  await expect(answer('   ')).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  await sender.call('profiles.disconnect', { profileId });
  await expect(answer('Hello')).rejects.toMatchObject({ code: 'PROFILE_NOT_READY' });
  await expect(
    sender.call('inbox.answer', { conversationId: '999', answerId: 'x', text: 'x' }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

it('keeps texts, filled for the person they go to', async () => {
  await importPeople(sender, 1);
  const saved = await sender.call('inbox.saveAnswer', {
    name: 'Hours',
    text: 'Hi {{first_name|there}}, at 7.',
  });
  const list = async () => (await sender.call('inbox.savedAnswers', { conversationId })).answers;
  expect(await list()).toEqual([{ ...saved, filled: 'Hi Person, at 7.' }]);
  await expect(sender.call('inbox.saveAnswer', { name: 'hours', text: 'x' })).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
  });
  await expect(sender.call('inbox.saveAnswer', { name: 'Bad', text: 'Hi {{' })).rejects.toMatchObject({
    code: 'TEMPLATE_INVALID',
  });
  const { id: savedAnswerId } = saved;
  await sender.call('inbox.saveAnswer', { savedAnswerId, name: 'Opening', text: 'At 8.' });
  expect((await list()).map(({ name, filled }) => [name, filled])).toEqual([['Opening', 'At 8.']]);
  await sender.call('inbox.removeSavedAnswer', { savedAnswerId });
  expect(await list()).toEqual([]);
});
