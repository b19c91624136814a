import { Temporal } from 'temporal-polyfill';
import { ALL_WEEKDAYS, type DayWindow, type Weekday } from './settings.ts';
import { minutesOfDay } from './time-of-day.ts';

export interface QuietHoursInput {
  readonly now: number;
  /** Where the person may be, the most likely zone first (`zonesOfPhone`). Sending must be allowed in all. */
  readonly zones: readonly string[];
  readonly window: DayWindow;
  readonly weekdays: readonly Weekday[];
  /** `YYYY-MM-DD`; from midnight to midnight nobody is written to. */
  readonly holidays?: readonly string[];
}

export interface QuietWait {
  readonly reason: 'quiet-hours' | 'weekday' | 'holiday';
  /** Epoch ms; `null` when no weekday is allowed at all. */
  readonly until: number | null;
}

type Rules = Required<Pick<QuietHoursInput, 'window' | 'weekdays' | 'holidays'>>;

/** A shared opening turns up within a week or never: the windows repeat weekly. One day more for DST. */
const WEEK_DAYS = 8;
const DAY_MS = 86_400_000;

/**
 * `null` when a message may reach the person now, else why not and from when it may.
 * When a narrow window never opens in all zones of a wide country at once, the first zone alone decides, since
 * otherwise the message would wait for ever.
 * A time skipped by daylight saving opens at the first moment after it; one that happens twice closes at the first.
 * `holiday` is the reason when without the holidays it would open sooner.
 */
export function quietUntil({ now, zones, window, weekdays, ...rest }: QuietHoursInput): QuietWait | null {
  if (weekdays.length === 0) return { reason: 'weekday', until: null };
  const everyWeek = { window, weekdays, holidays: [] };
  const holidays = stillAhead(rest.holidays ?? [], now);
  const shared = openInAll(now, zones, everyWeek);
  const places = shared === null ? zones.slice(0, 1) : zones;
  const usual = shared ?? openInAll(now, places, everyWeek);
  const opening = holidays.length === 0 ? usual : openInAll(now, places, { window, weekdays, holidays });
  if (opening === now) return null;
  if (opening !== usual) return { reason: 'holiday', until: opening };
  const dayIsOff =
    weekdays.length < ALL_WEEKDAYS.length &&
    openInAll(now, places, { ...everyWeek, weekdays: ALL_WEEKDAYS }) === now;
  return { reason: dayIsOff ? 'weekday' : 'quiet-hours', until: opening };
}

/** It may still be yesterday where the person is. */
function stillAhead(holidays: readonly string[], now: number): readonly string[] {
  if (holidays.length === 0) return holidays;
  const day = new Date(now - DAY_MS).toISOString().slice(0, 10);
  return holidays.filter((date) => date >= day);
}

/** Each holiday may take away the one opening of a week; beyond the last the weeks are as usual. */
function daysToLookAt({ holidays }: Rules): number {
  return WEEK_DAYS + 7 * holidays.length;
}

function openInAll(now: number, zones: readonly string[], rules: Rules): number | null {
  const horizon = daysToLookAt(rules) * DAY_MS;
  let at = now;
  for (;;) {
    const latest = Math.max(at, ...zones.map((zone) => openFrom(at, zone, rules)));
    if (latest === at) return at;
    if (latest - now > horizon) return null;
    at = latest;
  }
}

/** The first moment, not before `at`, that lies in an opening of this zone and on no holiday there. */
function openFrom(at: number, zone: string, rules: Rules): number {
  const { window, weekdays, holidays } = rules;
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  const overMidnight = minutesOfDay(window.to) <= minutesOfDay(window.from);
  for (let offset = overMidnight ? -1 : 0; offset <= daysToLookAt(rules); offset += 1) {
    const day = today.add({ days: offset });
    if (!weekdays.some((weekday) => weekday === day.dayOfWeek)) continue;
    const found =
      holidays.length === 0 ? [openingOf(day, zone, window)] : workingParts(day, zone, { window, holidays });
    const opening = found.find(({ end }) => at < end);
    if (opening !== undefined) return Math.max(at, opening.start);
  }
  return Number.POSITIVE_INFINITY;
}

/** What the holidays leave of the opening that begins on a day and may run into the next. */
function workingParts(
  day: Temporal.PlainDate,
  zone: string,
  { window, holidays }: Pick<Rules, 'window' | 'holidays'>,
): readonly Opening[] {
  const { start, end } = openingOf(day, zone, window);
  const next = day.add({ days: 1 });
  const midnight = localTime(next, zone, 0);
  const parts = [
    { date: day, start, end: Math.min(end, midnight) },
    { date: next, start: Math.max(start, midnight), end },
  ];
  return parts.filter((part) => part.start < part.end && !holidays.includes(part.date.toString()));
}

interface Opening {
  readonly start: number;
  readonly end: number;
}

function openingOf(day: Temporal.PlainDate, zone: string, window: DayWindow): Opening {
  const from = minutesOfDay(window.from);
  const to = minutesOfDay(window.to);
  return { start: localTime(day, zone, from % 1440), end: localTime(day, zone, to > from ? to : to + 1440) };
}

function localTime(day: Temporal.PlainDate, zone: string, minutes: number): number {
  const date = minutes >= 1440 ? day.add({ days: 1 }) : day;
  const plainTime = new Temporal.PlainTime(Math.floor((minutes % 1440) / 60), minutes % 60);
  return date.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds;
}
