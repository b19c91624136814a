import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { quietUntil } from '@mywasender/campaigns/pace/quiet-hours';
import { zonesOfPhone } from '@mywasender/campaigns/pace/zones';
import { isE164 } from '@mywasender/campaigns/phone-number';
import type { CampaignReport, Recipient } from '@mywasender/contract/models/campaign';
import { sayToProfile } from '@mywasender/simulator/world/say-to-profile';
import { setFaults } from '@mywasender/simulator/world/set-faults';
import { setPeople } from '@mywasender/simulator/world/set-people';
import type { LeftMessage } from '@mywasender/simulator/world/types';
import type { World as WhatsApp } from '@mywasender/simulator/world/world';
import { expect, it } from 'vitest';
import { FULL } from '../../test/full-run.ts';
import {
  addProfile,
  createWorld,
  csvOf,
  draftOf,
  everybody,
  importText,
  makeReady,
  putFile,
  START,
  startCampaign,
  type World,
} from '../../test/harness.ts';
import { createSimulatedWhatsApp } from '../../test/simulated-whatsapp.ts';
import { type Sender, startSender } from '../create-sender.ts';
import { createMediaShelf } from '../media/media-shelf.ts';
import { openStore } from '../store/open-store.ts';

const PEOPLE = FULL ? 10_000 : 2000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The more people, the more an hour, so that it takes five days. */
const PACE = {
  minGapSeconds: 10,
  maxGapSeconds: 40,
  perMinute: 5,
  perHour: PEOPLE * 0.0075,
  perDay: PEOPLE * 0.15,
};
const WINDOW = { from: '09:00', to: '20:00' };
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** One in ten lives in India, the others in Germany. */
const phoneOf = (index: number) =>
  index % 10 === 0 ? `+9198${10_000_000 + index}` : `+49151${10_000_000 + index}`;
const all = Array.from({ length: PEOPLE }, (_, index) => index);
const every = (step: number, offset: number) => all.filter((index) => index % step === offset);
const digits = (phone: string) => phone.slice(1);

const KIND = {
  /** Wrote to one of the profiles last month. */
  known: all.filter((index) => index % 5 !== 4),
  absent: every(150, 41),
  suppressed: every(200, 52),
  withoutConsent: every(125, 63),
  /** Say STOP before their turn, and after they got it. */
  stopsBefore: every(2000, 1977),
  stopsAfter: every(700, 74),
  thanks: every(9, 5),
  neverReads: every(7, 3),
  blocks: every(300, 86),
} as const;
const phonesOf = (kind: keyof typeof KIND): ReadonlySet<string> => new Set(KIND[kind].map(phoneOf));
const is = {
  known: phonesOf('known'),
  absent: phonesOf('absent'),
  withoutConsent: phonesOf('withoutConsent'),
  stopsAfter: phonesOf('stopsAfter'),
  thanks: phonesOf('thanks'),
  neverReads: phonesOf('neverReads'),
  blocks: phonesOf('blocks'),
};

it(`writes to ${PEOPLE} people from three profiles in five days, and its report is what the simulator saw`, async () => {
  const world = await createWorld();
  try {
    await play(world);
  } finally {
    await world.end();
  }
}, 600_000);

async function play(world: World): Promise<void> {
  const { world: whatsapp, gateway } = createSimulatedWhatsApp(world.clock);
  const start = () => {
    const store = openStore({ dataDir: world.dataDir, now: START });
    // The test kills nobody: nothing has to outlast a power cut.
    store.sql.exec('PRAGMA synchronous = OFF');
    const media = createMediaShelf(world.dataDir);
    return startSender({ ...world.deps, gateway }, store, { media });
  };
  let sender = await start();
  const profileIds = [
    await makeReady(world, sender),
    await addProfile(sender, 'Desk'),
    await addProfile(sender, 'Van'),
  ];
  const listId = await importAudience(sender);
  for (const index of KIND.suppressed)
    await sender.call('suppressions.add', { phone: phoneOf(index), note: 'asked' });
  await sender.stop();
  remember(world.dataDir, whatsapp, profileIds);
  behave(whatsapp);
  sender = await start();
  for (const profileId of profileIds) await sender.call('profiles.connect', { profileId });

  const id = await startCampaign(sender, { ...draftOf({ profileId: '', listId }), profileIds, pace: PACE });
  plan(world, START + 5 * HOUR, () => {
    for (const index of KIND.stopsBefore)
      sayToProfile(whatsapp, {
        from: digits(phoneOf(index)),
        profile: profileIds[index % 3] ?? '',
        text: 'STOP',
      });
  });
  plan(world, START + DAY + 2 * HOUR, () =>
    setFaults(whatsapp, { timeLock: { endsAt: world.clock.now() + 6 * HOUR, profile: profileIds[1] ?? '' } }),
  );
  for (const share of [0.1, 0.35, 0.6, 0.9]) {
    await untilLeft(whatsapp, share * PEOPLE);
    const release = world.clock.hold();
    await sender.stop();
    sender = await start();
    release();
  }
  await over(sender, id);
  await judge(sender, { id, whatsapp, profileIds });
}

async function importAudience(sender: Sender): Promise<string> {
  const row = (index: number) => [`Person ${index}`, phoneOf(index)];
  const asked = all.filter((index) => !is.withoutConsent.has(phoneOf(index)));
  // Some are in the file twice.
  const rows = [...asked, ...every(50, 7)].map(row);
  const { listId } = await importText(sender, csvOf([['Name', 'Phone'], ...rows]));
  const file = await putFile(sender, csvOf([['Name', 'Phone'], ...KIND.withoutConsent.map(row)]), 'bare.csv');
  await sender.call('contacts.import', { file, defaultCountry: 'DE', listName: 'Customers' });
  return listId;
}

/** The profiles have been in use for weeks, and most people have written to one of them. */
function remember(dataDir: string, whatsapp: WhatsApp, profileIds: readonly string[]): void {
  const store = new DatabaseSync(join(dataDir, 'app.db'));
  store.exec('BEGIN; UPDATE profiles SET clean_from = 0');
  store.exec(`INSERT INTO campaigns (id, status, name, audience, message, schedule, pace, created_at)
    SELECT 1000000, 'finished', 'Before', audience, message, schedule, pace, 0 FROM (SELECT
      '{"listIds":["1"]}' AS audience, '{"text":"Hi"}' AS message,
      '{"startAt":null,"from":"09:00","to":"20:00","weekdays":[1],"expiresAt":null}' AS schedule,
      '${JSON.stringify(PACE)}' AS pace)`);
  const person =
    store.prepare(`INSERT INTO recipients (campaign_id, profile_id, phone, name, zones, known, status,
    delivered_at, updated_at) VALUES (1000000, ?, ?, 'Old', 'UTC', 1, 'delivered', 1, 1) RETURNING id`);
  const sent = store.prepare(
    'INSERT INTO sends (profile_id, recipient_id, at, new_chat, outcome) VALUES (?, ?, ?, 0, ?)',
  );
  const chat = store.prepare('INSERT INTO known_chats VALUES (?, ?, ?)');
  profileIds.forEach((profileId, position) => {
    const recipient = Number(person.get(profileId, `+1555000${position}`)?.id);
    for (let day = 2; day < 20; day += 1) sent.run(profileId, recipient, START - day * DAY, 'sent');
  });
  for (const index of KIND.known) {
    const phone = phoneOf(index);
    const profile = profileIds[index % 3] ?? '';
    chat.run(profile, phone, START - 30 * DAY);
    sayToProfile(whatsapp, { from: digits(phone), profile, text: 'Hello' });
  }
  store.exec('COMMIT');
  store.close();
}

function behave(whatsapp: WhatsApp): void {
  const minutes = (count: number) => count * 60_000;
  const people = all.map((index) => {
    const phone = phoneOf(index);
    const answer = is.stopsAfter.has(phone) ? 'STOP' : is.thanks.has(phone) ? 'Thank you' : null;
    return {
      phone,
      onWhatsApp: !is.absent.has(phone),
      blocks: is.blocks.has(phone),
      deliverAfterMs: 30_000,
      readAfterMs: is.neverReads.has(phone) ? null : minutes(10),
      answers: answer === null ? [] : [{ afterMs: minutes(20), text: answer }],
    };
  });
  setPeople(whatsapp, { people });
}

function plan(world: World, at: number, action: () => void): void {
  void world.clock.sleepUntil(at, new AbortController().signal).then(action);
}

function untilLeft(whatsapp: WhatsApp, messages: number): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (whatsapp.left.length < messages) return;
      whatsapp.watchers.delete(look);
      resolve();
    };
    whatsapp.watchers.add(look);
    look();
  });
}

/** Everybody had their turn, and the last receipts and answers have come. */
async function over(sender: Sender, campaignId: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = sender.subscribe('campaign.changed', ({ id, status }) => {
      if (id !== campaignId || status !== 'finished') return;
      end();
      resolve();
    });
  });
}

interface Case {
  readonly id: string;
  readonly whatsapp: WhatsApp;
  readonly profileIds: readonly string[];
}

async function judge(sender: Sender, { id, whatsapp, profileIds }: Case): Promise<void> {
  const report = await sender.call('campaigns.report', { campaignId: id });
  const people = await everybody(sender, id);
  const { left } = whatsapp;
  expect(people).toHaveLength(PEOPLE);
  expect(new Set(left.map(({ to }) => to)).size).toBe(left.length);
  expect(left.length).toBeGreaterThan(0.97 * PEOPLE);
  expect((report.campaign.finishedAt ?? 0) - START).toBeLessThan(5 * DAY);
  judgeReport(report, whatsapp, profileIds);
  judgePeople(people, whatsapp);
  for (const profile of profileIds) judgePace(left.filter((message) => message.profile === profile));
}

/** Who wrote after the campaign began, of those it wrote to. */
function answersOf(whatsapp: WhatsApp, left: readonly LeftMessage[]) {
  const got = new Set(left.map(({ to }) => to));
  return whatsapp.said.filter(({ at, from }) => at > START && got.has(from));
}

function funnelOf(whatsapp: WhatsApp, left: readonly LeftMessage[]) {
  const answers = answersOf(whatsapp, left);
  const replied = new Set(answers.map(({ from }) => from));
  return {
    sent: left.length,
    delivered: left.filter(({ ack }) => ack >= 2).length,
    read: left.filter(({ ack, to }) => ack === 3 || replied.has(to)).length,
    replied: replied.size,
  };
}

function judgeReport(report: CampaignReport, whatsapp: WhatsApp, profileIds: readonly string[]): void {
  expect(report.funnel).toEqual({ audience: PEOPLE, ...funnelOf(whatsapp, whatsapp.left) });
  expect(report.profiles.map(({ profileId }) => profileId)).toEqual(profileIds);
  for (const { profileId, funnel, optedOut } of report.profiles) {
    const left = whatsapp.left.filter(({ profile }) => profile === profileId);
    expect(funnel).toEqual({ audience: funnel.audience, ...funnelOf(whatsapp, left) });
    expect(optedOut).toBe(answersOf(whatsapp, left).filter(({ text }) => text === 'STOP').length);
  }
  const leftOut = Object.fromEntries(report.reasons.map(({ reason, people }) => [reason, people]));
  const failed = leftOut['time-lock'] ?? 0;
  expect(failed).toBeLessThanOrEqual(1);
  expect(leftOut).toEqual({
    // A STOP came under a LID nobody had seen before; the number check tells whose it is.
    suppressed: KIND.suppressed.length + KIND.stopsBefore.length,
    'no-consent': KIND.withoutConsent.length,
    'not-on-whatsapp': KIND.absent.length,
    ...(failed === 0 ? {} : { 'time-lock': failed }),
  });
  const unsent = Object.values(leftOut).reduce<number>((sum, count) => sum + (count ?? 0), 0);
  expect(report.funnel.sent + unsent).toBe(PEOPLE);
  expect(report.timeline.points.reduce((sum, { sent }) => sum + sent, 0)).toBe(whatsapp.left.length);
}

function judgePeople(people: readonly Recipient[], whatsapp: WhatsApp): void {
  const byPhone = new Map(whatsapp.left.map((message) => [`+${message.to}`, message]));
  const replied = new Set(answersOf(whatsapp, whatsapp.left).map(({ from }) => from));
  const expected = people.map(({ phone, status }) => {
    const message = byPhone.get(phone);
    if (message === undefined) return { phone, status: status === 'failed' ? 'failed' : 'skipped' };
    const { ack, profile, id, text } = message;
    const step = replied.has(message.to) ? 'replied' : (['', 'sent', 'delivered', 'read'][ack] ?? '');
    return { phone, status: step, profile, id, text };
  });
  expect(
    people.map(({ phone, status, profileId, messageId, text }) =>
      byPhone.has(phone) ? { phone, status, profile: profileId, id: messageId, text } : { phone, status },
    ),
  ).toEqual(expected);
}

function judgePace(left: readonly LeftMessage[]): void {
  const isNew = left.map(({ to }) => !is.known.has(`+${to}`));
  const limits = [
    { count: PACE.perMinute, ms: 60_000, of: left },
    { count: PACE.perHour, ms: HOUR, of: left },
    { count: PACE.perDay, ms: DAY, of: left },
    { count: 200, ms: DAY, of: left.filter((_, index) => isNew[index]) },
  ];
  for (const { count, ms, of } of limits)
    of.forEach(({ at }, index) => {
      const earlier = of[index - count];
      if (earlier !== undefined) expect(at - earlier.at).toBeGreaterThanOrEqual(ms);
    });
  left.forEach(({ at, to }, index) => {
    const before = left[index - 1];
    if (before !== undefined) expect(at - before.at).toBeGreaterThanOrEqual(PACE.minGapSeconds * 1000);
    const phone = `+${to}`;
    const zones = isE164(phone) ? zonesOfPhone(phone) : [];
    expect(quietUntil({ now: at, zones, window: WINDOW, weekdays: WEEKDAYS })).toBeNull();
  });
}
