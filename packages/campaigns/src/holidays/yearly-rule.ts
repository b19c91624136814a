import { Temporal } from 'temporal-polyfill';

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const KNOWN = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'WKST']);
/** Nobody's calendar of holidays goes further back. */
const EARLIEST = 1900;

/**
 * When an event begins, up to a day: once without a rule, else every year (or every few) on its date, or on a weekday of a
 * month counted from its beginning or end (`BYMONTH=11;BYDAY=4TH`). `null` for any other rule.
 */
export function yearsOf(
  rule: string | undefined,
  start: Temporal.PlainDate,
  last: Temporal.PlainDate,
): readonly Temporal.PlainDate[] | null {
  if (rule === undefined) return [start];
  const parts = new Map(
    rule.split(';').map((part) => {
      const [name = '', value = ''] = part.split('=');
      return [name.trim().toUpperCase(), value.trim().toUpperCase()] as const;
    }),
  );
  const dayIn = dayOfYear(parts, start);
  if (parts.get('FREQ') !== 'YEARLY' || [...parts.keys()].some((name) => !KNOWN.has(name)) || dayIn === null)
    return null;
  const every = Number(parts.get('INTERVAL') ?? 1);
  const count = Number(parts.get('COUNT') ?? Number.POSITIVE_INFINITY);
  if (!(every >= 1) || !(count >= 1) || start.year < EARLIEST) return null;
  const until = parts.get('UNTIL')?.slice(0, 8) ?? '99999999';
  const days: Temporal.PlainDate[] = [];
  for (let year = start.year; year <= last.year && days.length < count; year += every) {
    const day = dayIn(year);
    if (day === null || Temporal.PlainDate.compare(day, start) < 0) continue;
    if (day.toString().replaceAll('-', '') > until) break;
    days.push(day);
  }
  return days;
}

/** The day of the rule in a year, where that year has one; `null` for a rule that is not read. */
function dayOfYear(
  parts: ReadonlyMap<string, string>,
  start: Temporal.PlainDate,
): ((year: number) => Temporal.PlainDate | null) | null {
  const month = Number(parts.get('BYMONTH') ?? start.month);
  if (!(month >= 1 && month <= 12)) return null;
  const byDay = parts.get('BYDAY');
  if (byDay === undefined) {
    const day = Number(parts.get('BYMONTHDAY') ?? start.day);
    if (!(day >= 1 && day <= 31)) return null;
    return (year) => {
      const first = Temporal.PlainDate.from({ year, month, day: 1 });
      return day <= first.daysInMonth ? first.with({ day }) : null;
    };
  }
  const counted = /^([+-]?[1-5])(MO|TU|WE|TH|FR|SA|SU)$/.exec(byDay);
  if (counted === null || parts.has('BYMONTHDAY') || !parts.has('BYMONTH')) return null;
  const nth = Number(counted[1]);
  const weekday = WEEKDAYS.indexOf(counted[2] ?? '') + 1;
  return (year) => {
    const first = Temporal.PlainDate.from({ year, month, day: 1 });
    const earliest = 1 + ((weekday - first.dayOfWeek + 7) % 7);
    const all = [0, 1, 2, 3, 4].map((week) => earliest + 7 * week).filter((day) => day <= first.daysInMonth);
    const day = all.at(nth > 0 ? nth - 1 : nth);
    return day === undefined ? null : first.with({ day });
  };
}
