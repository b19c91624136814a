import { Temporal } from 'temporal-polyfill';
import { ALL_WEEKDAYS, type DayWindow, type Weekday } from './settings.ts';
import { minutesOfDay } from './time-of-day.ts';

export interface QuietHoursInput {
  readonly now: number;
  /** Where the person may be, the most likely zone first (`zonesOfPhone`). Sending must be allowed in all. */
  readonly zones: readonly string[];
  readonly window: DayWindow;
  readonly weekdays: readonly Weekday[];
}

export interface QuietWait {
  readonly reason: 'quiet-hours' | 'weekday';
  /** Epoch ms; `null` when no weekday is allowed at all. */
  readonly until: number | null;
}

/** A shared opening turns up within a week or never: the windows repeat weekly. One day more for DST. */
const HORIZON_MS = 8 * 86_400_000;

/**
 * `null` when a message may reach the person now, else why not and from when it may.
 * When a narrow window never opens in all zones of a wide country at once, the first zone alone decides, since
 * otherwise the message would wait for ever.
 * A time skipped by daylight saving opens at the first moment after it; one that happens twice closes at the first.
 */
export function quietUntil(input: QuietHoursInput): QuietWait | null {
  const { now, zones, window, weekdays } = input;
  if (weekdays.length === 0) return { reason: 'weekday', until: null };
  const opening =
    openInAll(now, zones, window, weekdays) ?? openInAll(now, zones.slice(0, 1), window, weekdays);
  if (opening === now) return null;
  const dayIsOff =
    weekdays.length < ALL_WEEKDAYS.length && openInAll(now, zones, window, ALL_WEEKDAYS) === now;
  return { reason: dayIsOff ? 'weekday' : 'quiet-hours', until: opening };
}

function openInAll(
  now: number,
  zones: readonly string[],
  window: DayWindow,
  weekdays: readonly Weekday[],
): number | null {
  let at = now;
  for (;;) {
    const latest = Math.max(at, ...zones.map((zone) => openFrom(at, zone, window, weekdays)));
    if (latest === at) return at;
    if (latest - now > HORIZON_MS) return null;
    at = latest;
  }
}

/** The first moment, not before `at`, that lies in an opening of this zone. */
function openFrom(at: number, zone: string, window: DayWindow, weekdays: readonly Weekday[]): number {
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  const overMidnight = minutesOfDay(window.to) <= minutesOfDay(window.from);
  for (let offset = overMidnight ? -1 : 0; offset <= 8; offset += 1) {
    const day = today.add({ days: offset });
    if (!weekdays.some((weekday) => weekday === day.dayOfWeek)) continue;
    const opening = openingOf(day, zone, window);
    if (at < opening.end) return Math.max(at, opening.start);
  }
  return Number.POSITIVE_INFINITY;
}

function openingOf(day: Temporal.PlainDate, zone: string, window: DayWindow): { start: number; end: number } {
  const from = minutesOfDay(window.from);
  const to = minutesOfDay(window.to);
  return { start: localTime(day, zone, from % 1440), end: localTime(day, zone, to > from ? to : to + 1440) };
}

function localTime(day: Temporal.PlainDate, zone: string, minutes: number): number {
  const date = minutes >= 1440 ? day.add({ days: 1 }) : day;
  const plainTime = new Temporal.PlainTime(Math.floor((minutes % 1440) / 60), minutes % 60);
  return date.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds;
}
