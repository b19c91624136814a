import type { Holiday } from '@mywasender/contract/models/holiday';
import { Temporal } from 'temporal-polyfill';
import { type CalendarEvent, readEvents } from './read-events.ts';
import { yearsOf } from './yearly-rule.ts';

export interface CalendarDays {
  /** In their order, each day once. */
  readonly holidays: readonly Holiday[];
  /** Events that are no whole days, or repeat by a rule that is not read. */
  readonly leftOut: number;
}

/** Both belong to it, `YYYY-MM-DD`. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

const LONGEST_EVENT = 31;
const MAX_NAME = 80;

/**
 * The whole-day events of a calendar file (RFC 5545) that lie in a range: single ones, those of several days, and those that come
 * every year on a date or on a weekday of a month. `null` when the text is no calendar.
 */
export function readCalendar(text: string, range: DayRange): CalendarDays | null {
  const events = readEvents(text);
  if (events === null) return null;
  const names = new Map<string, string[]>();
  let leftOut = 0;
  for (const event of events) {
    if (event.get('STATUS')?.value.toUpperCase() === 'CANCELLED') continue;
    const days = daysOf(event, range);
    if (days === null) leftOut += 1;
    for (const day of days ?? []) {
      const known = names.get(day) ?? [];
      const name = nameOf(event);
      if (!known.includes(name)) names.set(day, [...known, name]);
    }
  }
  const holidays = [...names]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, all]) => ({
      date,
      name: Array.from(all.filter(Boolean).join(', ')).slice(0, MAX_NAME).join(''),
    }));
  return { holidays, leftOut };
}

function daysOf(event: CalendarEvent, { from, to }: DayRange): readonly string[] | null {
  const start = dayOf(event.get('DTSTART'));
  const length = start === null ? null : lengthOf(event, start);
  if (start === null || length === null || event.has('RDATE') || event.has('RECURRENCE-ID')) return null;
  const last = Temporal.PlainDate.from(to);
  const begins = yearsOf(event.get('RRULE')?.value, start, last);
  if (begins === null) return null;
  const without = (event.get('EXDATE')?.value ?? '').split(',').map((value) => value.slice(0, 8));
  return begins
    .filter((day) => !without.includes(day.toString().replaceAll('-', '')))
    .flatMap((day) => Array.from({ length }, (_, index) => day.add({ days: index }).toString()))
    .filter((day) => day >= from && day <= to);
}

/** Days from the first to the last; the end of a whole-day event is the day after it. */
function lengthOf(event: CalendarEvent, start: Temporal.PlainDate): number | null {
  const duration = /^P(\d{1,2})([DW])$/.exec(event.get('DURATION')?.value ?? '');
  if (duration !== null) return inRange(Number(duration[1]) * (duration[2] === 'W' ? 7 : 1));
  if (!event.has('DTEND')) return 1;
  const end = dayOf(event.get('DTEND'));
  return end === null ? null : inRange(Math.max(1, start.until(end).days));
}

function inRange(days: number): number | null {
  return days >= 1 && days <= LONGEST_EVENT ? days : null;
}

/** A date, or midnight by the clock of whoever reads it, which some programs write in its place. */
function dayOf(property: { readonly value: string } | undefined): Temporal.PlainDate | null {
  const parts = /^(\d{4})(\d{2})(\d{2})(?:T000000)?$/.exec(property?.value ?? '');
  if (parts === null) return null;
  try {
    const [year, month, day] = parts.slice(1).map(Number);
    return Temporal.PlainDate.from(
      { year: year ?? 0, month: month ?? 0, day: day ?? 0 },
      { overflow: 'reject' },
    );
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function nameOf(event: CalendarEvent): string {
  return (event.get('SUMMARY')?.value ?? '')
    .replace(/\\([nN,;\\])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? ' ' : sign))
    .replace(/\s+/g, ' ')
    .trim();
}
