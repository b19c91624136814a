import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import type { CampaignDraft } from '@mywasender/contract/models/campaign';
import type { Variants } from '@mywasender/contract/models/variants';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  createWorld,
  draftOf,
  everybody,
  importPeople,
  makeReady,
  startCampaign,
  untilOver,
  type World,
} from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';

const HOUR = 3_600_000;
const END = ' Acme here. Reply STOP to stop.';
const RULE: Omit<Variants, 'items'> = {
  testShare: 40,
  decideAfterHours: 6,
  winnerRule: 'replies',
  minimumDifference: 5,
  fallback: 'first',
};

let world: World;
let sender: Sender;
let ids: { profileId: string; listId: string };

beforeEach(async () => {
  world = await createWorld();
  sender = await world.start();
  ids = { profileId: await makeReady(world, sender), listId: await importPeople(sender, 20) };
});
afterEach(() => world.end());

function tested(change: Partial<Variants> = {}): CampaignDraft {
  const items = [
    { name: 'A', text: `Hello {{first_name}}.${END}` },
    { name: 'B', text: `Good day {{name}}!${END}` },
  ];
  return draftOf(ids, {
    message: { text: 'not sent', variants: { items, ...RULE, ...change } },
    schedule: { startAt: null, from: '00:00', to: '24:00', weekdays: [1, 2, 3, 4, 5, 6, 7], expiresAt: null },
  });
}

/** People write the moment they got a message: the words for their text, or nothing. */
function answer(wordsFor: (text: string) => string | null): void {
  const answered = new Set<string>();
  sender.subscribe('recipient.changed', ({ status }) => {
    const message = world.gateway.log.at(-1);
    if (status !== 'sent' || message === undefined || answered.has(message.id)) return;
    answered.add(message.id);
    const words = wordsFor(message.text);
    if (words !== null) world.gateway.say(message.to, words, { profileId: ids.profileId });
  });
}

/** Resolves when everybody of the test was written to and the others wait. */
async function untilTested(campaignId: string) {
  for (;;) {
    const { variants } = await sender.call('campaigns.report', { campaignId });
    if (variants?.testedAt !== null && variants !== undefined) return variants;
    await setTimeout(5);
  }
}

/** Steps over the end of the test only when asked to. */
function holdTime(): { readonly go: () => void } {
  const gate = Promise.withResolvers<void>();
  const sleepUntil = world.clock.sleepUntil;
  Object.assign(world.deps.clock, {
    sleepUntil: async (at: number, signal: AbortSignal) => {
      if (at - world.clock.now() > 3 * HOUR)
        await Promise.race([gate.promise, new Promise((end) => signal.addEventListener('abort', end))]);
      return signal.aborted ? undefined : sleepUntil(at, signal);
    },
  });
  return { go: gate.resolve };
}

const store = () => new DatabaseSync(join(world.dataDir, 'app.db'));
const isB = (text: string | null) => text?.startsWith('Good day') === true;

it('tries the variants on a part, then gives the rest the winner, and says so', async () => {
  const time = holdTime();
  answer((text) => (isB(text) ? 'Thank you!' : null));
  const campaignId = await startCampaign(sender, tested());
  const before = await untilTested(campaignId);
  const waits = (await everybody(sender, campaignId)).filter(({ status }) => status === 'queued');
  expect(waits).toHaveLength(12);
  expect(waits.map(({ text, variant }) => text ?? variant)).toEqual(waits.map(() => null));
  const due = (before.testedAt ?? 0) + 6 * HOUR;
  expect(before).toMatchObject({ waiting: 12, decideAt: due, decidedAt: null });
  expect(before.items.map(({ audience, replied }) => [audience, replied])).toEqual([
    [4, 0],
    [4, 4],
  ]);
  const one = await sender.call('campaigns.recipient', { recipientId: waits[0]?.id ?? '' });
  expect(one.waiting).toEqual({ reason: 'winner', until: due });
  expect((await sender.call('campaigns.get', { campaignId })).waiting).toEqual({
    reason: 'winner',
    until: due,
  });
  time.go();
  await untilOver(sender, campaignId);
  const rest = (await everybody(sender, campaignId)).filter(({ id }) => waits.some((w) => w.id === id));
  expect(rest.every(({ text, variant }) => variant === 'B' && isB(text))).toBe(true);
  expect(Math.min(...rest.map(({ sentAt }) => sentAt ?? 0))).toBeGreaterThanOrEqual(due);
  expect(new Set(world.gateway.log.map(({ to }) => to)).size).toBe(20);
  expect(world.gateway.log).toHaveLength(20);
  const { variants } = await sender.call('campaigns.report', { campaignId });
  expect(variants).toMatchObject({ waiting: 0, decideAt: null });
  // As it stood when it was decided, whatever the rest answered since.
  expect(variants?.judgement).toMatchObject({ verdict: 'clear', winner: 1 });
  expect(variants?.judgement.figures.map(({ sent, count }) => [sent, count])).toEqual([
    [4, 0],
    [4, 4],
  ]);
  const { file } = await sender.call('campaigns.export', { campaignId });
  const lines = readFileSync((await sender.files.open(file)).path, 'utf8')
    .trim()
    .split('\r\n');
  expect(lines.filter((line) => line.endsWith(',B'))).toHaveLength(16);
});

it('gives everybody a variant where nothing is to be decided', async () => {
  const campaignId = await startCampaign(sender, tested({ testShare: 100 }));
  await untilOver(sender, campaignId);
  const people = await everybody(sender, campaignId);
  expect(people.filter(({ variant }) => variant === 'A')).toHaveLength(10);
  expect(people.every(({ text, variant }) => isB(text) === (variant === 'B'))).toBe(true);
  const { variants } = await sender.call('campaigns.report', { campaignId });
  expect(variants).toMatchObject({ waiting: 0, decideAt: null, decidedAt: null });
});

it('falls back as stated where it may be chance; a STOP is no answer', async () => {
  answer((text) => (isB(text) ? 'STOP' : null));
  const campaignId = await startCampaign(sender, tested({ fallback: 'highest' }));
  await untilOver(sender, campaignId);
  const { variants } = await sender.call('campaigns.report', { campaignId });
  expect(variants?.judgement).toMatchObject({ verdict: 'others-barred', winner: 0 });
  expect(variants?.judgement.figures.map(({ count, optedOut }) => [count, optedOut])).toEqual([
    [0, 0],
    [0, 4],
  ]);
});

it('stands still where everybody opts out, until a person chooses', async () => {
  answer(() => 'STOP');
  const campaignId = await startCampaign(sender, tested());
  const paused = async () => {
    for (;;) {
      const campaign = await sender.call('campaigns.get', { campaignId });
      if (campaign.status === 'paused') return campaign;
      await setTimeout(5);
    }
  };
  expect(await paused()).toMatchObject({ pauseReason: 'no-winner', counts: { queued: 12 } });
  await sender.call('campaigns.resume', { campaignId });
  expect(await paused()).toMatchObject({ pauseReason: 'no-winner', counts: { queued: 12 } });
  await expect(sender.call('campaigns.chooseVariant', { campaignId, variant: 2 })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  // Twice at once: one of them decides.
  const both = await Promise.allSettled([
    sender.call('campaigns.chooseVariant', { campaignId, variant: 0 }),
    sender.call('campaigns.chooseVariant', { campaignId, variant: 1 }),
  ]);
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(both[1]).toMatchObject({ reason: { code: 'CONFLICT' } });
  await untilOver(sender, campaignId);
  const { variants } = await sender.call('campaigns.report', { campaignId });
  expect(variants?.judgement).toMatchObject({ verdict: 'by-hand', winner: 0 });
  expect(variants?.items.map(({ audience }) => audience)).toEqual([16, 4]);
});

it('decides once, whole or not at all, across a failure and a restart', async () => {
  const time = holdTime();
  const campaignId = await startCampaign(sender, tested());
  await untilTested(campaignId);
  const sql = store();
  sql.exec(`CREATE TRIGGER breaks BEFORE UPDATE OF variant ON recipients WHEN NEW.id = 17
    BEGIN SELECT RAISE(ABORT, 'broken'); END`);
  await expect(sender.call('campaigns.chooseVariant', { campaignId, variant: 1 })).rejects.toMatchObject({
    code: 'INTERNAL',
  });
  const count = (of: string) => sql.prepare(`SELECT count(*) AS n FROM ${of}`).get()?.n;
  expect(count('variant_decisions')).toBe(0);
  expect(count('recipients WHERE undecided = 1 AND text IS NULL AND variant IS NULL')).toBe(12);
  sql.exec('DROP TRIGGER breaks');
  await sender.stop();
  time.go();
  sender = await world.start();
  await sender.call('profiles.connect', { profileId: ids.profileId });
  await untilOver(sender, campaignId);
  expect(count('variant_decisions')).toBe(1);
  expect(() => sql.exec('UPDATE variant_decisions SET at = 0')).toThrow('decided');
  expect(count("recipients WHERE variant = 0 AND status = 'sent'")).toBe(16);
  expect(() => sql.exec("UPDATE recipients SET undecided = 1 WHERE status = 'sent'")).toThrow('CHECK');
  sql.close();
  expect(world.gateway.log).toHaveLength(20);
});
