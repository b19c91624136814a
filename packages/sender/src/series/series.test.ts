import type { Repeat } from '@mywasender/contract/models/repeat';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  createWorld,
  draftOf,
  importPeople,
  makeReady,
  phoneOf,
  START,
  startCampaign,
  type World,
} from '../../test/harness.ts';
import { aborted } from '../clock/aborted.ts';
import type { Sender } from '../create-sender.ts';
import type { Clock } from '../ports.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DAILY: Repeat = { every: 'day', zone: 'Europe/Berlin', times: 3, until: null };
const FIRST = START + HOUR;
const WAIT = { timeout: 10_000 };

let world: World;
let sender: Sender;
let profileId: string;
let listId: string;

beforeEach(async () => {
  world = await createWorld();
  sender = await world.start();
  profileId = await makeReady(world, sender);
  listId = await importPeople(sender, 1);
});
afterEach(() => world.end());

const repeating = (repeat: Repeat, change = {}) => {
  const { schedule } = draftOf({ profileId, listId });
  return draftOf({ profileId, listId }, { schedule: { ...schedule, startAt: FIRST, repeat, ...change } });
};
const runs = async () =>
  (await sender.call('campaigns.list', {})).campaigns
    .map(({ series, status, draft }) => ({ run: series?.run, status, startAt: draft.schedule.startAt }))
    .toReversed();
const finishedRuns = async () =>
  (await runs()).flatMap(({ run, status }) => (status === 'finished' ? [run] : []));
const untilRuns = (expected: readonly number[]) =>
  vi.waitFor(async () => expect(await finishedRuns()).toEqual(expected), WAIT);

/** Time stands still from the moment the first message has left until the work is done. */
function afterFirstMessage(work: () => Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = sender.subscribe('recipient.changed', ({ status }) => {
      if (status !== 'sent') return;
      unsubscribe();
      const release = world.clock.hold();
      void work().then(() => {
        release();
        resolve();
      });
    });
  });
}

it('each run is a campaign of its own, from the people there are then, a day apart', async () => {
  const imported = afterFirstMessage(() => importPeople(sender, 2));
  const first = await startCampaign(sender, repeating(DAILY));
  await imported;
  await untilRuns([1, 2, 3]);
  expect(world.gateway.log.map(({ to }) => to)).toEqual([0, 0, 1, 0, 1].map(phoneOf));
  const days = world.gateway.log.map(({ at }) => Math.floor((at - FIRST) / DAY));
  expect(days).toEqual([0, 1, 1, 2, 2]);
  expect((await sender.call('campaigns.get', { campaignId: first })).series).toEqual({
    run: 1,
    runs: 3,
    next: null,
    problem: null,
  });
});

it.each([
  { hours: 5, done: [1, 4, 5, 6] },
  { hours: 7, done: [1, 5, 6] },
])('after three days and $hours hours without the app the runs are $done', async ({ hours, done }) => {
  const stopped = afterFirstMessage(() => sender.stop());
  await startCampaign(sender, repeating({ ...DAILY, times: 6 }));
  await stopped;
  await world.clock.sleepUntil(FIRST + 3 * DAY + hours * HOUR, new AbortController().signal);
  sender = await world.start();
  await untilRuns(done);
  expect(world.gateway.log).toHaveLength(done.length);
});

it('skips the next run, and stops repeating', async () => {
  let release = world.clock.hold();
  const campaignId = await startCampaign(sender, repeating(DAILY));
  expect((await sender.call('campaigns.get', { campaignId })).series?.next).toEqual({
    run: 2,
    at: FIRST + DAY,
  });
  expect((await sender.call('campaigns.skipRun', { campaignId })).series?.next).toEqual({
    run: 3,
    at: FIRST + 2 * DAY,
  });
  release();
  await untilRuns([1, 3]);
  await expect(sender.call('campaigns.skipRun', { campaignId })).rejects.toMatchObject({ code: 'CONFLICT' });
  release = world.clock.hold();
  const other = await startCampaign(sender, repeating(DAILY, { startAt: null }));
  expect((await sender.call('campaigns.stopRepeating', { campaignId: other })).series?.next).toBeNull();
  release();
  await untilRuns([1, 3, 1]);
  expect(await runs()).toHaveLength(3);
});

it('what was left out or ended by hand can be taken back, as long as it has not been dealt with', async () => {
  const release = world.clock.hold();
  const campaignId = await startCampaign(sender, repeating(DAILY));
  const nextOf = async () => (await sender.call('campaigns.get', { campaignId })).series?.next?.run;
  await sender.call('campaigns.skipRun', { campaignId });
  await sender.call('campaigns.skipRun', { campaignId });
  expect(await nextOf()).toBeUndefined();
  const conflict = { code: 'CONFLICT' };
  await expect(sender.call('campaigns.unskipRun', { campaignId, run: 2 })).rejects.toMatchObject(conflict);
  await sender.call('campaigns.unskipRun', { campaignId, run: 3 });
  await sender.call('campaigns.unskipRun', { campaignId, run: 2 });
  await expect(sender.call('campaigns.repeatAgain', { campaignId })).rejects.toMatchObject(conflict);
  await sender.call('campaigns.stopRepeating', { campaignId });
  await expect(sender.call('campaigns.unskipRun', { campaignId, run: 2 })).rejects.toMatchObject(conflict);
  await sender.call('campaigns.repeatAgain', { campaignId });
  expect(await nextOf()).toBe(2);
  release();
  await untilRuns([1, 2, 3]);
  expect(world.gateway.log).toHaveLength(3);
  await expect(sender.call('campaigns.unskipRun', { campaignId, run: 3 })).rejects.toMatchObject(conflict);
  await expect(sender.call('campaigns.repeatAgain', { campaignId })).rejects.toMatchObject(conflict);
});

it('never two at once: a run waits for the one before, for six hours, and is left out then', async () => {
  const release = world.clock.hold();
  const campaignId = await startCampaign(sender, repeating(DAILY, { startAt: null }));
  await sender.call('campaigns.pause', { campaignId });
  release();
  await vi.waitFor(async () => {
    const { series } = await sender.call('campaigns.get', { campaignId });
    expect(series?.next).toBeNull();
  }, WAIT);
  expect(await runs()).toEqual([{ run: 1, status: 'paused', startAt: null }]);
  expect(world.clock.now()).toBeGreaterThanOrEqual(START + 2 * DAY + 6 * HOUR);
});

it('a run that may not begin is tried again, says why, and begins once', async () => {
  await sender.stop();
  let blocked: string | null = null;
  const problems: unknown[] = [];
  const clock: Clock = {
    ...world.clock,
    sleepUntil: async (at, signal) => {
      const id = blocked;
      if (id !== null && world.clock.now() >= FIRST + DAY + HOUR) {
        blocked = null;
        const { campaigns } = await sender.call('campaigns.list', {});
        problems.push(campaigns[0]?.series?.problem);
        await sender.call('suppressions.remove', { id });
      }
      return world.clock.sleepUntil(at, signal);
    },
  };
  sender = await world.start({ clock });
  const suppressed = afterFirstMessage(async () => {
    blocked = (await sender.call('suppressions.add', { phone: phoneOf(0), note: '' })).id;
  });
  const campaignId = await startCampaign(sender, repeating({ ...DAILY, times: 2 }));
  await suppressed;
  await untilRuns([1, 2]);
  expect(problems).toEqual(['CAMPAIGN_NOT_READY']);
  expect(world.gateway.log).toHaveLength(2);
  expect(world.gateway.log[1]?.at).toBeGreaterThanOrEqual(FIRST + DAY + HOUR);
  expect((await sender.call('campaigns.get', { campaignId })).series?.problem).toBeNull();
});

it('such a run is looked at every five minutes, whatever happens to campaigns meanwhile', async () => {
  await sender.stop();
  let blocked = false;
  let tries = 0;
  const clock: Clock = {
    ...world.clock,
    sleepUntil: (at, signal) => {
      if (!blocked || at - world.clock.now() !== 5 * MINUTE) return world.clock.sleepUntil(at, signal);
      // The rest of the app would let days pass.
      world.clock.hold();
      return aborted(signal);
    },
  };
  const log = pino(
    { level: 'warn' },
    {
      write: (line) => {
        if (line.includes('tried again')) tries += 1;
      },
    },
  );
  sender = await world.start({ clock, log });
  const suppressed = afterFirstMessage(async () => {
    await sender.call('suppressions.add', { phone: phoneOf(0), note: '' });
    blocked = true;
  });
  const campaignId = await startCampaign(sender, repeating({ ...DAILY, times: 2 }));
  await suppressed;
  await vi.waitFor(() => expect(tries).toBe(1), WAIT);
  for (let drafts = 0; drafts < 3; drafts++) {
    await sender.call('campaigns.create', draftOf({ profileId, listId }));
    await sender.call('campaigns.check', { campaignId });
  }
  expect(tries).toBe(1);
});

it('a run whose list is gone ends it and says so; what cannot repeat is refused', async () => {
  const release = world.clock.hold();
  const campaignId = await startCampaign(sender, repeating(DAILY));
  await sender.call('contacts.removeList', { listId });
  release();
  await vi.waitFor(async () => {
    const { series } = await sender.call('campaigns.get', { campaignId });
    expect(series).toMatchObject({
      next: null,
      problem: 'VALIDATION_FAILED',
      goneLists: ['Customers'],
    });
  }, WAIT);
  listId = await importPeople(sender, 1, 'Again');
  const refuse = (repeat: Repeat, change: object, field: string) =>
    expect(sender.call('campaigns.create', repeating(repeat, change))).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      params: { field },
    });
  await refuse({ ...DAILY, zone: 'Mars/Olympus' }, {}, 'schedule.repeat.zone');
  await refuse(DAILY, { startAt: null, expiresAt: FIRST + DAY }, 'schedule.startAt');
});
