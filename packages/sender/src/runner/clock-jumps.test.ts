import { AppError } from '@mywasender/contract/app-error';
import type { CampaignDraft } from '@mywasender/contract/models/campaign';
import { createFakeGateway } from '@mywasender/gateway/fake/create-fake-gateway';
import { expect, it } from 'vitest';
import {
  createWorld,
  draftOf,
  everybody,
  importPeople,
  makeReady,
  START,
  startCampaign,
  untilOver,
} from '../../test/harness.ts';
import { createSettableClock, type Disturbance } from '../../test/settable-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PACE = { minGapSeconds: 20, maxGapSeconds: 40, perMinute: 2, perHour: 4, perDay: 400 };
const ALWAYS: CampaignDraft['schedule'] = {
  startAt: null,
  from: '00:00',
  to: '24:00',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  expiresAt: null,
};

/** Lets a campaign run through the plan. Answers with what happened in true ms since the start. */
async function play(
  plan: readonly Disturbance[],
  {
    people = 6,
    schedule = ALWAYS,
    quotaOnce,
  }: {
    readonly people?: number;
    readonly schedule?: CampaignDraft['schedule'];
    /** new chats WhatsApp grants, as it says once and then never again */
    readonly quotaOnce?: number;
  } = {},
) {
  const world = await createWorld();
  const clock = createSettableClock(START, plan);
  const gateway = createFakeGateway({ now: clock.truth });
  const asked = { limits: [] as number[], tests: [] as number[] };
  const release = clock.hold();
  try {
    const sender = await world.start({
      clock,
      gateway: {
        ...gateway,
        open: async (options) => {
          const session = await gateway.open(options);
          return Object.assign(Object.create(session), {
            limits: () => {
              asked.limits.push(clock.truth() - START);
              if (quotaOnce === undefined) return session.limits();
              if (asked.limits.length > 1) return Promise.reject(new AppError('GATEWAY_PAGE_TIMEOUT'));
              return Promise.resolve({ newChats: { total: quotaOnce, used: 0, status: 'none' } });
            },
            selfTest: () => {
              asked.tests.push(clock.truth() - START);
              return session.selfTest();
            },
          });
        },
      },
    });
    const profileId = await makeReady(world, sender);
    const listId = await importPeople(sender, people);
    const campaignId = await startCampaign(sender, draftOf({ profileId, listId }, { pace: PACE, schedule }));
    release();
    await untilOver(sender, campaignId);
    const left = gateway.log.map(({ at }) => at - START);
    return { left, asked, everybody: await everybody(sender, campaignId) };
  } finally {
    await world.end();
  }
}

function mostWithin(times: readonly number[], windowMs: number): number {
  return Math.max(
    0,
    ...times.map((at) => times.filter((other) => other <= at && other > at - windowMs).length),
  );
}

function smallestGap(times: readonly number[]): number {
  return Math.min(...times.slice(1).map((at, index) => at - (times[index] ?? 0)));
}

function expectCeilings(left: readonly number[]): void {
  expect(mostWithin(left, MINUTE)).toBeLessThanOrEqual(PACE.perMinute);
  expect(mostWithin(left, HOUR)).toBeLessThanOrEqual(PACE.perHour);
  expect(smallestGap(left)).toBeGreaterThanOrEqual(PACE.minGapSeconds * 1000);
}

it('a clock set 3 h ahead opens no window sooner', async () => {
  const { left } = await play([{ after: 30 * MINUTE, jumpMs: 3 * HOUR }]);
  expectCeilings(left);
  expect(left).toHaveLength(6);
});

it('a clock set 3 h back holds sending up no longer than the windows do', async () => {
  const { left } = await play([{ after: 30 * MINUTE, jumpMs: -3 * HOUR }]);
  expectCeilings(left);
  expect(left).toHaveLength(6);
  expect(left.at(-1)).toBeLessThan(1.5 * HOUR);
});

it('a clock set 3 h back counts what left since WhatsApp told its quota, when it is not told again', async () => {
  const {
    left,
    asked,
    everybody: people,
  } = await play([{ after: 30 * MINUTE, jumpMs: -3 * HOUR }], {
    schedule: { ...ALWAYS, expiresAt: START + 2 * HOUR },
    quotaOnce: 6,
  });
  // Of six one is left for the user's own chats.
  expect(left).toHaveLength(5);
  expect(people.at(-1)).toMatchObject({ status: 'skipped', reason: 'expired' });
  expect(asked.limits.filter((at) => at > HOUR).length).toBeGreaterThan(1);
});

it('after 10 h of sleep nothing is believed or sent at once', async () => {
  const woke = MINUTE + 10 * HOUR;
  const { left, asked } = await play([{ after: MINUTE, sleepMs: 10 * HOUR }]);
  expectCeilings(left);
  const next = left.find((at) => at >= woke) ?? 0;
  expect(next).toBeGreaterThanOrEqual(woke + PACE.minGapSeconds * 1000);
  for (const times of [asked.tests, asked.limits]) {
    expect(times.some((at) => at >= woke && at < next)).toBe(true);
  }
});

it('10 h of sleep into the night leave who is left for the morning, or for the expiry', async () => {
  // The start is 10:00 in Berlin.
  const day = { ...ALWAYS, from: '09:00', to: '18:00' };
  const morning = 23 * HOUR;
  const night = await play([{ after: MINUTE, sleepMs: 10 * HOUR }], { schedule: day });
  expect(night.left.filter((at) => at > MINUTE && at < morning)).toEqual([]);
  expect(night.left).toHaveLength(6);

  const ends = { ...ALWAYS, expiresAt: START + 5 * HOUR };
  const over = await play([{ after: MINUTE, sleepMs: 10 * HOUR }], { schedule: ends });
  expect(over.left.every((at) => at < 5 * HOUR)).toBe(true);
  expect(over.everybody.at(-1)).toMatchObject({ status: 'skipped', reason: 'expired' });
});

it('jumps and sleeps one after the other change none of this', async () => {
  const { left } = await play([
    { after: 5 * MINUTE, jumpMs: 5 * HOUR },
    { after: 20 * MINUTE, sleepMs: 2 * HOUR, jumpMs: -9 * HOUR, steadyStops: true },
    { after: 3 * HOUR, jumpMs: 4 * HOUR },
  ]);
  expectCeilings(left);
  expect(left).toHaveLength(6);
});
