import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CampaignDraft } from '@mywasender/contract/models/campaign';
import { afterEach, expect, it } from 'vitest';
import {
  addProfile,
  createWorld,
  draftOf,
  everybody,
  importPeople,
  makeReady,
  phoneOf,
  untilOver,
  type World,
} from '../../test/harness.ts';
import type { Sender } from '../create-sender.ts';

let world: World;
afterEach(() => world.end());

const QUIET: Partial<CampaignDraft> = {
  schedule: { startAt: null, from: '09:00', to: '11:00', weekdays: [1, 2, 3, 4, 5, 6, 7], expiresAt: null },
};

/** Sixty people, three of whom asked not to be written to; about an hour a day to write in. */
async function prepare() {
  world = await createWorld();
  const sender = await world.start();
  const profileId = await makeReady(world, sender);
  const listId = await importPeople(sender, 60);
  for (const index of [3, 17, 59]) await sender.call('suppressions.add', { phone: phoneOf(index), note: '' });
  const { id } = await sender.call('campaigns.create', draftOf({ profileId, listId }, QUIET));
  return { sender, profileId, listId, campaignId: id };
}

const dayOf = (at: number | null) => (at === null ? null : new Date(at).toISOString().slice(0, 10));

function rowCounts(): Record<string, unknown> {
  const database = new DatabaseSync(join(world.dataDir, 'app.db'), { readOnly: true });
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  const counts = Object.fromEntries(
    tables.map(({ name }) => [
      name,
      database.prepare(`SELECT count(*) AS n FROM "${String(name)}"`).get()?.n,
    ]),
  );
  database.close();
  return counts;
}

async function peopleOf(sender: Sender, campaignId: string, leftOut: boolean) {
  const first = await sender.call('campaigns.rehearsal', { campaignId, leftOut, limit: 40 });
  if (first.nextCursor === null) return first.items;
  const rest = { campaignId, leftOut, limit: 40, cursor: first.nextCursor };
  return [...first.items, ...(await sender.call('campaigns.rehearsal', rest)).items];
}

it('says what the real run does: who, which text, on which day, who is left out and why', async () => {
  const { sender, campaignId } = await prepare();
  const before = rowCounts();
  const summary = await sender.call('campaigns.rehearse', { campaignId });
  expect(summary).toMatchObject({
    outcome: 'finished',
    people: 60,
    messages: 57,
    leftOut: [{ reason: 'suppressed', people: 3 }],
  });
  expect(summary.days.length).toBeGreaterThan(1);
  expect(rowCounts()).toEqual(before);
  expect(existsSync(join(world.dataDir, 'rehearsal'))).toBe(false);
  expect(world.gateway.log).toEqual([]);
  expect((await sender.call('campaigns.get', { campaignId })).status).toBe('draft');

  const written = await peopleOf(sender, campaignId, false);
  const leftOut = await peopleOf(sender, campaignId, true);
  await sender.call('campaigns.start', { campaignId });
  await untilOver(sender, campaignId);
  const real = await everybody(sender, campaignId);
  const sent = real.filter(({ sentAt }) => sentAt !== null).sort((a, b) => (a.sentAt ?? 0) - (b.sentAt ?? 0));
  expect(written.map(({ phone, text, at }) => [phone, text, dayOf(at)])).toEqual(
    sent.map(({ phone, text, sentAt }) => [phone, text, dayOf(sentAt)]),
  );
  expect(leftOut.map(({ phone, reason }) => [phone, reason])).toEqual(
    real.filter(({ sentAt }) => sentAt === null).map(({ phone, reason }) => [phone, reason]),
  );
}, 60_000);

it('plays every profile of the campaign', async () => {
  const { sender, profileId, listId } = await prepare();
  const profileIds = [profileId, await addProfile(sender, 'Desk'), await addProfile(sender, 'Van')];
  const draft = draftOf({ profileId, listId }, { ...QUIET, profileIds });
  const { id: campaignId } = await sender.call('campaigns.create', draft);
  // One number in its warm-up needs three days for them.
  expect(await sender.call('campaigns.rehearse', { campaignId })).toMatchObject({
    outcome: 'finished',
    messages: 57,
    days: [{ messages: 57 }],
  });
}, 60_000);

it('leaves nothing behind when it is cancelled, and runs one at a time', async () => {
  const { sender, campaignId } = await prepare();
  const before = rowCounts();
  const cancelled = Promise.withResolvers<{ readonly cancelled: boolean }>();
  sender.subscribe('rehearsal.progress', () => {
    sender.call('campaigns.cancelRehearsal', { campaignId }).then(cancelled.resolve, cancelled.reject);
  });
  const both = [1, 2].map(() => sender.call('campaigns.rehearse', { campaignId }));
  expect(await Promise.allSettled(both)).toMatchObject([
    { status: 'rejected', reason: { code: 'REHEARSAL_CANCELLED' } },
    { status: 'rejected', reason: { code: 'REHEARSAL_RUNNING' } },
  ]);
  expect(await cancelled.promise).toEqual({ cancelled: true });
  expect(existsSync(join(world.dataDir, 'rehearsal'))).toBe(false);
  expect(rowCounts()).toEqual(before);
  await expect(sender.call('campaigns.rehearsal', { campaignId, leftOut: false })).rejects.toMatchObject({
    code: 'REHEARSAL_UNKNOWN',
  });
  expect(await sender.call('campaigns.cancelRehearsal', { campaignId })).toEqual({ cancelled: false });
}, 60_000);

it('ends where the campaign waits for an answer to somebody, and says so', async () => {
  const { sender, profileId, campaignId } = await prepare();
  world.gateway.say(phoneOf(5), 'When do you open?', { profileId });
  const summary = await sender.call('campaigns.rehearse', { campaignId });
  expect(summary).toMatchObject({
    outcome: 'waiting',
    waitReason: 'reply-open',
    messages: 56,
    leftOut: [
      { reason: 'suppressed', people: 3 },
      { reason: 'queued', people: 1 },
    ],
  });
}, 60_000);

it('names what is missing with the codes of the check, and takes drafts alone', async () => {
  const { sender, profileId, campaignId } = await prepare();
  const listId = await importPeople(sender, 1, 'One');
  await sender.call('suppressions.add', { phone: phoneOf(0), note: '' });
  const empty = await sender.call('campaigns.create', draftOf({ profileId, listId }));
  await expect(sender.call('campaigns.rehearse', { campaignId: empty.id })).rejects.toMatchObject({
    code: 'CAMPAIGN_NOT_READY',
    params: { problems: 'audience' },
  });
  await sender.call('campaigns.start', { campaignId });
  await expect(sender.call('campaigns.rehearse', { campaignId })).rejects.toMatchObject({
    code: 'CAMPAIGN_STATE',
    params: { action: 'rehearsed' },
  });
});
