import { Temporal } from 'temporal-polyfill';
import { meanGap } from './pace/draw-gap.ts';
import type { ProfileFacts } from './pace/facts.ts';
import type { PaceSettings } from './pace/settings.ts';
import { minutesOfDay } from './pace/time-of-day.ts';
import { newChatsPerDay } from './pace/warm-up.ts';
import { newChatQuotaLeft, officialNewChats } from './pace/whatsapp-meter.ts';

export interface ForecastInput {
  readonly queuedNew: number;
  readonly queuedKnown: number;
  readonly pace: PaceSettings;
  readonly profile: Pick<ProfileFacts, 'sends' | 'cleanDays' | 'meter' | 'coolDown' | 'official'>;
  /** The zone most of the audience lives in: its quiet hours shape the days. */
  readonly zone: string;
  readonly now: number;
  readonly startsAt?: number | null;
  readonly expiresAt?: number | null;
}

export interface ForecastDay {
  /** Local day in `zone`, `YYYY-MM-DD`. */
  readonly date: string;
  readonly newChats: number;
  readonly knownChats: number;
}

export interface Forecast {
  /** Epoch ms of the last message, or `null` when the queue does not empty within `MAX_DAYS` or before the expiry. */
  readonly finishAt: number | null;
  /** Days on which something leaves, in order. */
  readonly days: readonly ForecastDay[];
  /** People the campaign will not reach. */
  readonly unreached: number;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** No campaign is forecast further than this. */
export const MAX_DAYS = 2000;

/**
 * When the queue will be empty, by day-level arithmetic: open minutes of the day × mean pace, and the day's limits
 * (warm-up, settings, WhatsApp's quota for its cycle). An estimate: `decideNext` alone decides.
 */
export function forecast(input: ForecastInput): Forecast {
  const days: ForecastDay[] = [];
  const spacing = Math.max(meanGap(input.pace), HOUR / input.pace.perHour, 60_000 / input.pace.perMinute);
  const begin = Math.max(input.now, input.startsAt ?? 0, input.profile.coolDown?.until ?? 0);
  const first = Temporal.Instant.fromEpochMilliseconds(begin).toZonedDateTimeISO(input.zone).toPlainDate();
  let left = { newChats: input.queuedNew, knownChats: input.queuedKnown };
  let finishAt: number | null = left.newChats + left.knownChats === 0 ? input.now : null;
  for (let offset = 0; offset < MAX_DAYS && finishAt === null; offset += 1) {
    const day = first.add({ days: offset });
    const open = opening(day, input, begin);
    if (input.expiresAt !== undefined && input.expiresAt !== null && open.start >= input.expiresAt) break;
    const sent = daySends(input, left, open, spacing);
    if (sent.newChats + sent.knownChats === 0) continue;
    days.push({ date: day.toString(), ...sent });
    left = { newChats: left.newChats - sent.newChats, knownChats: left.knownChats - sent.knownChats };
    if (left.newChats + left.knownChats === 0) {
      finishAt = Math.round(open.start + (sent.newChats + sent.knownChats) * spacing);
    }
  }
  return { finishAt, days, unreached: left.newChats + left.knownChats };
}

interface Opening {
  readonly start: number;
  readonly end: number;
  /** Days since the forecast's today. */
  readonly dayNumber: number;
}

function opening(
  day: Temporal.PlainDate,
  { pace, zone, expiresAt, now }: ForecastInput,
  begin: number,
): Opening {
  const midnight = day.toZonedDateTime(zone).epochMilliseconds;
  const from = minutesOfDay(pace.window.from) % 1440;
  const to = minutesOfDay(pace.window.to);
  const minutes = to > from ? to - from : to + 1440 - from;
  const start = Math.max(begin, midnight + from * 60_000);
  const end = Math.min(midnight + (from + minutes) * 60_000, expiresAt ?? Number.POSITIVE_INFINITY);
  const closed =
    !pace.weekdays.some((weekday) => weekday === day.dayOfWeek) || pace.holidays.includes(day.toString());
  return { start, end: closed ? start : end, dayNumber: Math.max(0, Math.floor((start - now) / DAY)) };
}

function daySends(
  input: ForecastInput,
  left: { readonly newChats: number; readonly knownChats: number },
  open: Opening,
  spacing: number,
): { newChats: number; knownChats: number } {
  const { pace } = input;
  const used = usedBy(input, open.start);
  const room = Math.max(0, Math.floor((open.end - open.start) / spacing));
  const locked = lockedAt(input, open.start);
  if (locked && !pace.knownChatsDuringTimeLock) return { newChats: 0, knownChats: 0 };
  const total = Math.min(room, Math.max(0, pace.perDay - used.newChats - used.knownChats));
  const knownRoom = input.profile.official === undefined ? pace.knownChatsPerDay : pace.perDay;
  const knownChats = Math.min(left.knownChats, total, Math.max(0, knownRoom - used.knownChats));
  if (locked) return { newChats: 0, knownChats };
  const opened = input.queuedNew - left.newChats;
  const newRoom = Math.min(ownNewRoom(input, open) - used.newChats, whatsappNewRoom(input, open, opened));
  return { newChats: Math.max(0, Math.min(left.newChats, total - knownChats, newRoom)), knownChats };
}

/** What already left within the 24 hours before `at`. */
function usedBy({ profile }: ForecastInput, at: number): { newChats: number; knownChats: number } {
  const recent = profile.sends.filter((send) => send.at > at - DAY);
  const newChats = recent.filter((send) => send.newChat).length;
  return { newChats, knownChats: recent.length - newChats };
}

function ownNewRoom({ pace, profile }: ForecastInput, open: Opening): number {
  if (profile.official !== undefined) return Math.min(officialNewChats(profile.official), pace.perDay);
  const warm = pace.warmUp ? newChatsPerDay(profile.cleanDays + open.dayNumber) : pace.newChatsPerDay;
  return Math.min(warm, pace.newChatsPerDay);
}

/** `opened`: new chats of this forecast so far; they count against WhatsApp's quota until its cycle ends. */
function whatsappNewRoom({ profile }: ForecastInput, open: Opening, opened: number): number {
  if (profile.meter === null) return Number.POSITIVE_INFINITY;
  const quota = newChatQuotaLeft(profile.meter, profile.sends);
  const cycleEnd = profile.meter.newChats?.cycleEndsAt ?? Number.POSITIVE_INFINITY;
  return quota === null || open.start >= cycleEnd ? Number.POSITIVE_INFINITY : quota - opened;
}

/** Is everything, or only the new chats, held back by WhatsApp's reach-out time-lock? Judged by the day's start. */
function lockedAt({ profile }: ForecastInput, at: number): boolean {
  const lock = profile.meter?.timeLock;
  return lock?.active === true && (lock.endsAt ?? Number.POSITIVE_INFINITY) > at;
}
