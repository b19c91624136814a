import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../seeded-random.ts';
import { type DecideNextInput, decideNext } from './decide-next.ts';
import { drawGap } from './draw-gap.ts';
import type { CampaignFacts, ProfileFacts, RecipientFacts, SentMark } from './facts.ts';
import { quietUntil } from './quiet-hours.ts';
import { clampPace, HARD_CEILINGS, type PaceSettings } from './settings.ts';
import { newChatsPerDay } from './warm-up.ts';

const noon = Date.parse('2026-11-23T12:00:00Z');
const SECOND = 1000;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

const recipient: RecipientFacts = { zones: ['UTC'], newChat: true, ahead: 0 };
const profile: ProfileFacts = {
  online: true,
  licensed: true,
  sends: [],
  gapMs: 30 * SECOND,
  cleanDays: 0,
  meter: null,
  coolDown: null,
};
const campaign: CampaignFacts = {
  paused: false,
  profilePause: null,
  startsAt: null,
  expiresAt: null,
  pace: clampPace({}),
};

interface Change {
  readonly recipient?: Partial<RecipientFacts>;
  readonly profile?: Partial<ProfileFacts>;
  readonly campaign?: Partial<CampaignFacts>;
  readonly pace?: Partial<PaceSettings>;
  readonly now?: number;
}
const input = (change: Change): DecideNextInput => ({
  recipient: { ...recipient, ...change.recipient },
  profile: { ...profile, ...change.profile },
  campaign: { ...campaign, ...change.campaign, pace: clampPace(change.pace ?? {}) },
  now: change.now ?? noon,
});
const decide = (change: Change) => decideNext(input(change));
const waiting = (reason: string, until: number | null) => ({ ready: false, reason, until });
const marks = (count: number, everyMs: number, newChat = true, end = noon): SentMark[] =>
  Array.from({ length: count }, (_, index) => ({ at: end - (count - index) * everyMs, newChat }));

describe('decideNext', () => {
  it('is ready when nothing stands in the way', () => {
    expect(decide({})).toEqual({ ready: true });
  });

  it.each<[string, Change, string, number | null]>([
    ['expired', { campaign: { expiresAt: noon } }, 'expired', null],
    ['license', { profile: { licensed: false } }, 'license', null],
    ['pause', { campaign: { paused: true } }, 'campaign-paused', null],
    [
      'a paused profile',
      { campaign: { profilePause: { until: noon + HOUR } } },
      'profile-paused',
      noon + HOUR,
    ],
    [
      'a profile paused until somebody acts',
      { campaign: { profilePause: { until: null } } },
      'profile-paused',
      null,
    ],
    ['offline', { profile: { online: false } }, 'profile-offline', null],
    ['scheduled', { campaign: { startsAt: noon + HOUR } }, 'scheduled', noon + HOUR],
    ['cool-down', { profile: { coolDown: { until: noon + HOUR } } }, 'cool-down', noon + HOUR],
    ['cool-down until the user looks', { profile: { coolDown: { until: null } } }, 'cool-down', null],
    ['a limit of Meta', { profile: { limited: { until: noon + HOUR } } }, 'rate-limited', noon + HOUR],
    ['gap', { profile: { sends: marks(1, 10 * SECOND) } }, 'gap', noon + 20 * SECOND],
    [
      'minute',
      { profile: { sends: marks(3, 15 * SECOND), gapMs: 1 }, pace: { minGapMs: 3000 } },
      'minute-limit',
      noon + 15 * SECOND,
    ],
    [
      'hour',
      { profile: { sends: marks(60, 50 * SECOND, false) }, recipient: { newChat: false } },
      'hour-limit',
      noon + 10 * MINUTE,
    ],
    ['warm-up', { profile: { sends: marks(20, 10 * MINUTE) } }, 'quiet-hours', noon + 21 * HOUR],
    [
      'warm-up by day',
      { profile: { sends: marks(20, 10 * MINUTE) }, pace: { window: { from: '00:00', to: '24:00' } } },
      'warm-up',
      noon + DAY - 200 * MINUTE,
    ],
    [
      'own limit',
      {
        profile: { sends: marks(5, 10 * MINUTE), cleanDays: 20 },
        pace: { newChatsPerDay: 5, window: { from: '00:00', to: '24:00' } },
      },
      'new-chat-limit',
      noon + DAY - 50 * MINUTE,
    ],
    ['no new chats at all', { pace: { newChatsPerDay: 0 } }, 'new-chat-limit', null],
    ['night', { now: noon + 9 * HOUR }, 'quiet-hours', noon + 21 * HOUR],
    ['weekday', { pace: { weekdays: [2] } }, 'weekday', noon + 21 * HOUR],
    ['holiday', { pace: { holidays: ['2026-11-23', '2026-11-24'] } }, 'holiday', noon + 45 * HOUR],
    [
      'time-lock',
      { profile: { meter: { readAt: noon, timeLock: { active: true, endsAt: noon + HOUR } } } },
      'time-lock',
      noon + HOUR,
    ],
    [
      'open-ended time-lock',
      { profile: { meter: { readAt: noon, timeLock: { active: true } } } },
      'time-lock',
      null,
    ],
    [
      'quota',
      {
        profile: {
          meter: {
            readAt: noon,
            newChats: { total: 100, used: 95, status: 'second-warning', cycleEndsAt: noon + HOUR },
          },
        },
      },
      'whatsapp-quota',
      noon + HOUR,
    ],
  ])('explains %s', (_, change, reason, until) => {
    expect(decide(change)).toEqual(waiting(reason, until));
  });

  it('lets known chats pass what concerns new ones', () => {
    const meter = { readAt: noon, newChats: { total: 10, used: 10, status: 'capped' as const } };
    expect(
      decide({ recipient: { newChat: false }, profile: { meter, sends: marks(20, 10 * MINUTE) } }),
    ).toEqual({ ready: true });
    const locked = { readAt: noon, timeLock: { active: true } };
    expect(decide({ recipient: { newChat: false }, profile: { meter: locked } })).toEqual(
      waiting('time-lock', null),
    );
    expect(
      decide({
        recipient: { newChat: false },
        profile: { meter: locked },
        pace: { knownChatsDuringTimeLock: true },
      }),
    ).toEqual({ ready: true });
  });

  it('counts new chats that left after the meter was read', () => {
    const meter = { readAt: noon - HOUR, newChats: { total: 20, used: 17, status: 'none' as const } };
    expect(decide({ profile: { meter } })).toEqual({ ready: true });
    expect(decide({ profile: { meter, sends: marks(2, 10 * MINUTE) } })).toEqual(
      waiting('whatsapp-quota', null),
    );
  });

  it('estimates the turn of those behind', () => {
    expect(decide({ recipient: { ahead: 3 } })).toEqual(waiting('behind-others', noon + 180 * SECOND));
    const far = decide({ recipient: { ahead: 45 } });
    expect(far).toEqual(waiting('behind-others', noon + 2 * DAY + 300 * SECOND));
  });

  it('keeps every ceiling, window and quiet hour when it is followed, and says the exact time', () => {
    const settings = fc.record({
      minGapMs: fc.integer({ min: 0, max: 20_000 }),
      maxGapMs: fc.integer({ min: 0, max: 40_000 }),
      longPauseShare: fc.constantFrom(0, 0.1),
      perMinute: fc.integer({ min: 1, max: 60 }),
      perHour: fc.integer({ min: 1, max: 1000 }),
      perDay: fc.integer({ min: 1, max: 5000 }),
      newChatsPerDay: fc.integer({ min: 1, max: 300 }),
      knownChatsPerDay: fc.integer({ min: 1, max: 300 }),
      warmUp: fc.boolean(),
      window: fc.constantFrom(
        { from: '09:00', to: '20:00' },
        { from: '11:30', to: '12:15' },
        { from: '22:00', to: '02:00' },
      ),
    });
    const scenario = fc.record({
      settings,
      cleanDays: fc.nat(20),
      seed: fc.string(),
      start: fc.nat(365 * 24),
      /** Days after the start. */
      holidays: fc.array(fc.nat(6), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(scenario, ({ settings: wanted, cleanDays, seed, start, holidays }) => {
        const dayAfter = (days: number) =>
          new Date(noon + start * HOUR + days * DAY).toISOString().slice(0, 10);
        const pace = clampPace({ ...wanted, holidays: holidays.map(dayAfter) });
        const random = seededRandom(seed);
        const sends: SentMark[] = [];
        let now = noon + start * HOUR;
        let gapMs = 0;
        for (let step = 0; step < 60; step += 1) {
          const newChat = random() < 0.5;
          const zones = random() < 0.5 ? ['America/Sao_Paulo'] : ['Europe/Berlin', 'Europe/Lisbon'];
          const ask = (at: number) =>
            decideNext({
              recipient: { zones, newChat, ahead: 0 },
              profile: { ...profile, sends: [...sends], gapMs, cleanDays },
              campaign: { ...campaign, pace },
              now: at,
            });
          const decision = ask(now);
          if (!decision.ready) {
            if (decision.until === null) return;
            expect(decision.until).toBeGreaterThan(now);
            now = decision.until;
            expect(ask(now)).toEqual({ ready: true });
          }
          expect(quietUntil({ ...pace, now, zones })).toBeNull();
          for (const zone of zones) expect(pace.holidays).not.toContain(dateIn(zone, now));
          sends.push({ at: now, newChat });
          gapMs = drawGap(pace, random);
        }
        checkWindows(sends, pace, cleanDays);
      }),
      { numRuns: 50 },
    );
  });
});

/** Making a formatter takes longer than the rest of the test. */
const formatters = new Map(
  ['America/Sao_Paulo', 'Europe/Berlin', 'Europe/Lisbon'].map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }),
  ]),
);

function dateIn(zone: string, at: number): string | undefined {
  return formatters.get(zone)?.format(at);
}

function checkWindows(sends: readonly SentMark[], pace: PaceSettings, cleanDays: number): void {
  const newChats = pace.warmUp
    ? Math.min(newChatsPerDay(cleanDays), pace.newChatsPerDay)
    : pace.newChatsPerDay;
  sends.forEach((send, index) => {
    const within = (ms: number) => sends.slice(0, index + 1).filter((other) => other.at > send.at - ms);
    expect(within(MINUTE).length).toBeLessThanOrEqual(Math.min(pace.perMinute, HARD_CEILINGS.perMinute));
    expect(within(HOUR).length).toBeLessThanOrEqual(Math.min(pace.perHour, HARD_CEILINGS.perHour));
    expect(within(DAY).length).toBeLessThanOrEqual(Math.min(pace.perDay, HARD_CEILINGS.perDay));
    expect(within(DAY).filter((other) => other.newChat).length).toBeLessThanOrEqual(newChats);
    expect(within(DAY).filter((other) => !other.newChat).length).toBeLessThanOrEqual(pace.knownChatsPerDay);
    const before = sends[index - 1];
    if (before !== undefined) expect(send.at - before.at).toBeGreaterThanOrEqual(HARD_CEILINGS.minGapMs);
  });
}
