import { isTimeOfDay } from './time-of-day.ts';

/** ISO weekday: 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const ALL_WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Local time in which messages may leave, `HH:MM`. `to` before `from` runs over midnight; equal means always. */
export interface DayWindow {
  readonly from: string;
  readonly to: string;
}

/** How fast one profile may send. Times in milliseconds, days are sliding windows of 24 hours. */
export interface PaceSettings {
  readonly minGapMs: number;
  readonly maxGapMs: number;
  /** Share of gaps that become a longer pause, 0–1, and the pause's bounds. */
  readonly longPauseShare: number;
  readonly minLongPauseMs: number;
  readonly maxLongPauseMs: number;
  readonly perMinute: number;
  readonly perHour: number;
  readonly perDay: number;
  /** People who have not written to us in 90 days. Warm-up may hold the number lower. */
  readonly newChatsPerDay: number;
  /** People who wrote to us in the last 90 days. */
  readonly knownChatsPerDay: number;
  /** Raise new chats by clean days (20, 50, 100, 200). Off only for numbers with a long history. */
  readonly warmUp: boolean;
  /** Go on with known chats while WhatsApp's reach-out time-lock forbids new ones. */
  readonly knownChatsDuringTimeLock: boolean;
  /** In the recipient's zone. */
  readonly window: DayWindow;
  readonly weekdays: readonly Weekday[];
  /** Days of the recipient's calendar, `YYYY-MM-DD`, on which nothing leaves. */
  readonly holidays: readonly string[];
}

/** Never settable above (campaigns.md "Pace", from the seed). The gap is a floor. */
export const HARD_CEILINGS = { perMinute: 20, perHour: 500, perDay: 2000, minGapMs: 3000 } as const;

/**
 * Far below the ceilings: gap 20–60 s, 60/h, new chats to 200/day, known chats to 200/day (campaigns.md "Pace").
 * 3/min follows from the smallest gap, 400/day from the two chat limits; pauses and 09–20 h are our judgement.
 */
export const DEFAULT_PACE: PaceSettings = {
  minGapMs: 20_000,
  maxGapMs: 60_000,
  longPauseShare: 0.05,
  minLongPauseMs: 120_000,
  maxLongPauseMs: 420_000,
  perMinute: 3,
  perHour: 60,
  perDay: 400,
  newChatsPerDay: 200,
  knownChatsPerDay: 200,
  warmUp: true,
  knownChatsDuringTimeLock: false,
  window: { from: '09:00', to: '20:00' },
  weekdays: ALL_WEEKDAYS,
  holidays: [],
};

const DAY = 86_400_000;

/**
 * Settings that respect every ceiling: missing or unusable values become the default, numbers are brought into
 * range, `max` is never below `min`. Idempotent.
 */
export function clampPace(wanted: Partial<PaceSettings>): PaceSettings {
  const d = DEFAULT_PACE;
  const minGapMs = within(wanted.minGapMs, d.minGapMs, HARD_CEILINGS.minGapMs, DAY);
  const minLongPauseMs = within(wanted.minLongPauseMs, d.minLongPauseMs, minGapMs, DAY);
  const perDay = count(wanted.perDay, d.perDay, 1, HARD_CEILINGS.perDay);
  return {
    minGapMs,
    maxGapMs: within(wanted.maxGapMs, d.maxGapMs, minGapMs, DAY),
    longPauseShare: within(wanted.longPauseShare, d.longPauseShare, 0, 1),
    minLongPauseMs,
    maxLongPauseMs: within(wanted.maxLongPauseMs, d.maxLongPauseMs, minLongPauseMs, DAY),
    perMinute: count(wanted.perMinute, d.perMinute, 1, HARD_CEILINGS.perMinute),
    perHour: count(wanted.perHour, d.perHour, 1, HARD_CEILINGS.perHour),
    perDay,
    newChatsPerDay: count(wanted.newChatsPerDay, d.newChatsPerDay, 0, perDay),
    knownChatsPerDay: count(wanted.knownChatsPerDay, d.knownChatsPerDay, 0, perDay),
    warmUp: wanted.warmUp ?? d.warmUp,
    knownChatsDuringTimeLock: wanted.knownChatsDuringTimeLock ?? d.knownChatsDuringTimeLock,
    window: clampWindow(wanted.window),
    weekdays: clampWeekdays(wanted.weekdays),
    holidays: wanted.holidays ?? d.holidays,
  };
}

function clampWindow(wanted: DayWindow | undefined): DayWindow {
  if (wanted === undefined || !isTimeOfDay(wanted.from) || !isTimeOfDay(wanted.to))
    return DEFAULT_PACE.window;
  return { from: wanted.from, to: wanted.to };
}

function clampWeekdays(wanted: readonly Weekday[] | undefined): readonly Weekday[] {
  const kept = ALL_WEEKDAYS.filter((day) => wanted?.includes(day));
  return kept.length === 0 ? DEFAULT_PACE.weekdays : kept;
}

function within(value: number | undefined, fallback: number, min: number, max: number): number {
  const usable = value === undefined || Number.isNaN(value) ? fallback : value;
  return Math.min(max, Math.max(min, usable));
}

function count(value: number | undefined, fallback: number, min: number, max: number): number {
  return Math.floor(within(value, fallback, min, max));
}
