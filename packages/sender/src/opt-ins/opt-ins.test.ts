import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { OptIn, OptInDraft } from '@mywasender/contract/models/opt-in';
import { DEFAULT_SETTINGS } from '@mywasender/contract/models/settings';
import type { SayOptions } from '@mywasender/gateway/fake/fake-types';
import { sayToProfile } from '@mywasender/simulator/world/say-to-profile';
import { setPeople } from '@mywasender/simulator/world/set-people';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMeta } from '../../test/cloud-meta.ts';
import {
  contactsIn,
  createWorld,
  draftOf,
  importPeople,
  makeReady,
  phoneOf,
  startCampaign,
  untilOver,
  type World,
} from '../../test/harness.ts';
import { createOfficial } from '../../test/official-profile.ts';
import { createSimulatedWhatsApp } from '../../test/simulated-whatsapp.ts';
import type { Sender } from '../create-sender.ts';

const DAY = 86_400_000;
const STATEMENT = 'Acme may send me news and offers by WhatsApp, once a week at most.';
const WELCOME = 'Welcome to Acme! You get our news here. Reply STOP to leave.';

let world: World;
let sender: Sender;
let profileId: string;
let listId: string;

const settings = {
  get: async () => ({ ...DEFAULT_SETTINGS, defaultCountry: 'DE', senderName: 'Acme' }),
  set: async () => undefined,
};
const start = (change = {}) => world.start({ settings, ...change });

beforeEach(async () => {
  world = await createWorld();
  sender = await start();
  profileId = await makeReady(world, sender);
  listId = (await sender.call('contacts.createList', { name: 'Newsletter' })).id;
});
afterEach(() => world.end());

const draft = (change: Partial<OptInDraft> = {}): OptInDraft => ({
  profileId,
  keyword: 'JOIN',
  language: 'en',
  statement: STATEMENT,
  listId,
  tag: 'poster',
  welcome: WELCOME,
  ...change,
});
const make = (change: Partial<OptInDraft> = {}) => sender.call('contacts.saveOptIn', draft(change));
const say = (words: string, who = 0, how: SayOptions = {}) =>
  world.gateway.say(phoneOf(who), words, { profileId, ...how });
const sent = () => world.gateway.log.map(({ to, text }) => [to, text]);
const optIn = async () => (await sender.call('contacts.optIns', {})).optIns[0];
const people = async ({ id }: OptIn) => (await sender.call('contacts.optInPeople', { optInId: id })).items;
const ledgerOf = async (who: number) =>
  (await sender.call('contacts.evidence', { phone: phoneOf(who) })).entries;
const conversations = async () => (await sender.call('inbox.conversations', {})).items;
const pass = (ms: number) => world.clock.sleepUntil(world.clock.now() + ms, new AbortController().signal);
/** Turns of the event loop, more than a message needs. */
async function quiet() {
  for (let turn = 0; turn < 200; turn++) await setImmediate();
}
async function again(change = {}) {
  await sender.stop();
  sender = await start(change);
  await vi.waitFor(async () =>
    expect((await sender.call('profiles.list', {})).profiles[0]?.state.kind).toBe('ready'),
  );
}

describe('who writes the keyword', () => {
  it('is a contact with proof, on the list, a known chat, and welcomed once', async () => {
    const made = await make();
    expect(made.link).toBe(`https://wa.me/${made.phone?.slice(1)}?text=JOIN`);
    say(' join! ', 0, { messageId: `false_${phoneOf(0).slice(1)}@c.us_3EB0AA` });
    await vi.waitFor(() => expect(sent()).toEqual([[phoneOf(0), WELCOME]]));
    const [contact] = await contactsIn(sender, listId);
    expect(contact).toMatchObject({ phone: phoneOf(0), country: 'DE', tags: ['poster'], name: '' });
    expect(contact?.lastInboundAt).toBeGreaterThan(0);
    const [proof] = await ledgerOf(0);
    expect(proof).toMatchObject({
      kind: 'grant',
      method: 'keyword',
      source: 'WhatsApp: JOIN',
      wording: STATEMENT,
      date: '2026-11-23',
      attestedBy: `Shop, ${made.phone}`,
    });
    expect(proof?.evidence).toMatch(/^“join!” · 2026-11-23T09:\d\d:\S+Z · 3EB0AA · v1$/);
    // The number is in no entry, not even within the id of the message.
    expect(JSON.stringify({ ...proof, phone: null })).not.toContain(phoneOf(0).slice(1));
    expect(await optIn()).toMatchObject({ joined: 1, heldBack: 0, waiting: 0 });
    expect(await people(made)).toMatchObject([
      { phone: phoneOf(0), contactId: contact?.id, outcome: 'joined', text: ' join! ' },
    ]);
    // There is nothing to answer, and nothing waits for an answer.
    expect(await conversations()).toMatchObject([{ state: 'done', unread: 0, paused: false }]);
    const campaign = await startCampaign(sender, draftOf({ profileId, listId }));
    expect(await untilOver(sender, campaign)).toMatchObject({ counts: { sent: 1 } });
  });

  it('once more changes nothing: told again, after a restart, months later', async () => {
    await make();
    say('JOIN', 0, { messageId: 'm1' });
    say('JOIN', 0, { messageId: 'm1' });
    await vi.waitFor(() => expect(sent()).toHaveLength(1));
    await again();
    say('JOIN', 0, { messageId: 'm1' });
    say('Join.');
    await pass(90 * DAY);
    say('join');
    await quiet();
    expect(sent()).toHaveLength(1);
    expect(await ledgerOf(0)).toHaveLength(1);
    expect(await optIn()).toMatchObject({ joined: 1 });
  });

  it('comes back after being removed, with new proof and no second welcome', async () => {
    await make();
    say('JOIN');
    await vi.waitFor(() => expect(sent()).toHaveLength(1));
    const [before] = await contactsIn(sender, listId);
    await sender.call('contacts.remove', { contactIds: [before?.id ?? ''] });
    say('JOIN');
    await quiet();
    expect(await contactsIn(sender, listId)).toHaveLength(1);
    expect(await ledgerOf(0)).toHaveLength(2);
    expect(sent()).toHaveLength(1);
    expect(await optIn()).toMatchObject({ joined: 1 });
  });

  it('who is known keeps name and lists and gets one more proof', async () => {
    const other = await importPeople(sender, 1);
    await make({ welcome: null, tag: null });
    say('JOIN');
    await quiet();
    expect(await contactsIn(sender, listId)).toMatchObject([{ name: 'Person 0' }]);
    expect(await contactsIn(sender, other)).toHaveLength(1);
    expect((await ledgerOf(0)).map(({ method }) => method)).toEqual(['Paper form', 'keyword']);
    expect(sent()).toEqual([]);
  });

  it('agrees to the words that were in force when they wrote', async () => {
    const { id } = await make({ welcome: null });
    say('JOIN', 0);
    await pass(DAY);
    const other = `${STATEMENT} Also birthday wishes.`;
    expect(
      await sender.call('contacts.saveOptIn', { ...draft({ statement: other, welcome: null }), optInId: id }),
    ).toMatchObject({ version: 2, joined: 1 });
    say('JOIN', 1);
    await quiet();
    expect((await ledgerOf(0))[0]).toMatchObject({ wording: STATEMENT });
    expect((await ledgerOf(1))[0]).toMatchObject({ wording: other, evidence: expect.stringMatching(/v2$/) });
    const { days, statements } = await sender.call('contacts.optIn', { optInId: id });
    expect(statements.map(({ version }) => version)).toEqual([2, 1]);
    expect(days).toHaveLength(30);
    expect(days.slice(-2).map(({ joined }) => joined)).toEqual([1, 1]);
  });
});

describe('STOP wins', () => {
  it('over a later keyword: nobody joins, nothing is sent, and somebody sees it', async () => {
    await importPeople(sender, 1);
    const made = await make();
    say('STOP');
    await vi.waitFor(() => expect(sent()).toHaveLength(1));
    await sender.call('inbox.mark', {
      conversationId: (await conversations())[0]?.id ?? '',
      unread: false,
      state: 'done',
    });
    say('JOIN');
    await quiet();
    expect(await contactsIn(sender, listId)).toEqual([]);
    expect(sent()).toHaveLength(1);
    expect((await ledgerOf(0)).map(({ kind }) => kind)).toEqual(['grant', 'stop']);
    expect(await people(made)).toMatchObject([{ outcome: 'opted-out', name: 'Person 0' }]);
    expect(await optIn()).toMatchObject({ joined: 0, heldBack: 1 });
    expect(await conversations()).toMatchObject([{ state: 'open', unread: 1 }]);
  });

  it('over the welcome that was about to leave', async () => {
    await make();
    say('JOIN', 1);
    await vi.waitFor(() => expect(sent()).toHaveLength(1));
    const release = world.clock.hold();
    say('JOIN');
    say('STOP');
    await quiet();
    release();
    await pass(60_000);
    await quiet();
    expect(sent().filter(([, text]) => text === WELCOME)).toEqual([[phoneOf(1), WELCOME]]);
  });

  it('also of somebody put on the list by hand, whom the user may take off it', async () => {
    await make();
    await sender.call('suppressions.add', { phone: phoneOf(0), note: 'asked on the phone' });
    say('JOIN');
    await quiet();
    expect(await optIn()).toMatchObject({ joined: 0, heldBack: 1 });
    expect(sent()).toEqual([]);
  });
});

describe('the welcome', () => {
  it('stays away when the app was off for more than ten minutes, on a profile that cools down, and while paused', async () => {
    const made = await make();
    const cool = world.clock.now() + DAY;
    await sender.stop();
    const database = new DatabaseSync(`${world.dataDir}/app.db`);
    database.exec(`UPDATE profiles SET cool_down_reason = 'failures', cool_down_until = ${cool}`);
    database.close();
    await again();
    say('JOIN', 0);
    await quiet();
    await sender.call('contacts.pauseOptIn', { optInId: made.id, paused: true });
    say('JOIN', 1);
    await quiet();
    expect(await optIn()).toMatchObject({ joined: 1, paused: true });
    await sender.call('contacts.pauseOptIn', { optInId: made.id, paused: false });
    say('JOIN', 1);
    await quiet();
    expect(await optIn()).toMatchObject({ joined: 2, paused: false });
    expect(sent()).toEqual([]);
  });
});

describe('a sender whose number is not known', () => {
  it('joins when it is: then the first message counts, unless they said STOP meanwhile', async () => {
    const made = await make();
    say('JOIN', 0, { viaLid: true });
    say('JOIN', 1, { viaLid: true });
    await quiet();
    expect(await optIn()).toMatchObject({ joined: 0, waiting: 2 });
    expect(await people(made)).toMatchObject([{ phone: null }, { phone: null }]);
    say('What do you sell?', 0);
    say('STOP', 1);
    await quiet();
    expect(await optIn()).toMatchObject({ joined: 1, waiting: 0, heldBack: 1 });
    expect((await ledgerOf(0))[0]?.evidence).toContain('“JOIN”');
    expect(sent().filter(([, text]) => text === WELCOME)).toEqual([[phoneOf(0), WELCOME]]);
  });
});

describe('an opt-in', () => {
  it('refuses words of STOP and yes, a keyword twice on a profile, and a welcome that says no way out', async () => {
    await make();
    await expect(make({ keyword: 'Stop' })).rejects.toMatchObject({ code: 'KEYWORD_REFUSED' });
    await expect(make({ keyword: 'ok' })).rejects.toMatchObject({
      code: 'KEYWORD_REFUSED',
      params: { keyword: 'ok', problem: expect.stringContaining('by chance') },
    });
    await expect(make({ keyword: 'jöin' })).rejects.toMatchObject({ code: 'KEYWORD_TAKEN' });
    await expect(make({ keyword: 'News', welcome: 'Welcome!' })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      params: { field: 'welcome' },
    });
    await expect(make({ keyword: 'News', listId: '999' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(make({ keyword: 'News', profileId: 'none' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('keeps its list; removed it hears nothing, and comes back unless its keyword or list is gone', async () => {
    const { id } = await make();
    await expect(sender.call('contacts.removeList', { listId })).rejects.toMatchObject({
      code: 'LIST_IN_USE',
      params: { name: 'JOIN' },
    });
    await sender.call('contacts.removeOptIn', { optInId: id });
    say('JOIN');
    await quiet();
    expect(await contactsIn(sender, listId)).toEqual([]);
    const other = await make({ keyword: 'join' });
    await expect(sender.call('contacts.restoreOptIn', { optInId: id })).rejects.toMatchObject({
      code: 'KEYWORD_TAKEN',
    });
    await sender.call('contacts.removeOptIn', { optInId: other.id });
    const { editId } = await sender.call('contacts.removeList', { listId });
    await expect(sender.call('contacts.restoreOptIn', { optInId: id })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      params: { field: 'listId' },
    });
    await sender.call('contacts.undoEdit', { editId });
    expect(await sender.call('contacts.restoreOptIn', { optInId: id })).toMatchObject({ keyword: 'JOIN' });
    say('JOIN');
    await quiet();
    expect(await contactsIn(sender, listId)).toHaveLength(1);
  });
});

it('a person of the simulator joins by the code of a poster, and gets the next campaign', async () => {
  const { world: whatsapp, gateway } = createSimulatedWhatsApp(world.clock, { tellsNumbers: true });
  setPeople(whatsapp, { people: [{ phone: phoneOf(7).slice(1) }] });
  await again({ gateway });
  const { link } = await make({ keyword: 'Sí, noticias 🎉' });
  // What the phone types after the code was scanned.
  const text = new URL(link ?? '').searchParams.get('text') ?? '';
  const from = phoneOf(7).slice(1);
  sayToProfile(whatsapp, { from, profile: profileId, text });
  await vi.waitFor(() => expect(whatsapp.left.map((left) => left.text)).toEqual([WELCOME]));
  sayToProfile(whatsapp, { from, profile: profileId, text: 'SI NOTICIAS' });
  const campaign = await startCampaign(sender, draftOf({ profileId, listId }));
  await untilOver(sender, campaign);
  expect(whatsapp.left.map((left) => [`+${left.to}`, left.text])).toEqual([
    [phoneOf(7), WELCOME],
    [phoneOf(7), 'Hello there, Acme has news. Reply STOP to stop.'],
  ]);
});

it('on the official API the keyword comes by webhook and the welcome leaves as free text', async () => {
  const meta = createMeta(world.server.fetch);
  await again({ fetch: meta.fetch, graphUrl: 'https://graph.test' });
  const { id } = await createOfficial(sender);
  await sender.call('profiles.connect', { profileId: id });
  const { link } = await make({ profileId: id });
  expect(link).toBe('https://wa.me/15550783881?text=JOIN');
  meta.say(phoneOf(3), 'Join', Math.floor(world.clock.now() / 1000));
  await sender.call('profiles.disconnect', { profileId: id });
  await sender.call('profiles.connect', { profileId: id });
  await vi.waitFor(() => expect(meta.posted).toMatchObject([{ to: phoneOf(3), body: { type: 'text' } }]));
  expect(await contactsIn(sender, listId)).toMatchObject([{ phone: phoneOf(3) }]);
  expect((await ledgerOf(3))[0]?.evidence).toMatch(/^“Join” · \S+ · sha256:[0-9a-f]{64} · v1$/);
});
