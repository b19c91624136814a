import { formatMoney } from '@mywasender/contract/money';

/** Times as ISO string, epoch milliseconds or Date. */
export type TimeValue = string | number | Date;

export interface Format {
  readonly number: (value: number) => string;
  /** 0.25 → 25% */
  readonly percent: (fraction: number) => string;
  readonly date: (value: TimeValue) => string;
  /** Nov 2026 */
  readonly month: (value: TimeValue) => string;
  readonly dateTime: (value: TimeValue) => string;
  readonly time: (value: TimeValue) => string;
  /** "3 hours ago", "in 2 days", from `now` */
  readonly relative: (value: TimeValue, now?: TimeValue) => string;
  /** milliseconds → the two largest units: "3 h 20 min" */
  readonly duration: (milliseconds: number) => string;
  /** "3 h 20 min left" */
  readonly timeLeft: (milliseconds: number) => string;
  /** minor units: 1234 USD → $12.34 */
  readonly money: (amount: number, currency: string) => string;
  readonly list: (items: readonly string[]) => string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  { unit: 'year', size: 365 * DAY },
  { unit: 'month', size: 30 * DAY },
  { unit: 'week', size: 7 * DAY },
  { unit: 'day', size: DAY },
  { unit: 'hour', size: HOUR },
  { unit: 'minute', size: MINUTE },
] as const satisfies readonly { unit: Intl.RelativeTimeFormatUnit; size: number }[];

function relativeParts(difference: number): [number, Intl.RelativeTimeFormatUnit] {
  const step = STEPS.find(({ size }) => Math.abs(difference) >= size);
  if (step !== undefined) return [Math.trunc(difference / step.size), step.unit];
  return [Math.abs(difference) < 10 * SECOND ? 0 : Math.trunc(difference / SECOND), 'second'];
}

function durationParts(milliseconds: number): [string, number][] {
  const total = Math.max(0, milliseconds);
  if (total >= DAY)
    return [
      ['days', Math.floor(total / DAY)],
      ['hours', Math.floor((total % DAY) / HOUR)],
    ];
  if (total >= HOUR)
    return [
      ['hours', Math.floor(total / HOUR)],
      ['minutes', Math.floor((total % HOUR) / MINUTE)],
    ];
  if (total >= MINUTE)
    return [
      ['minutes', Math.floor(total / MINUTE)],
      ['seconds', Math.floor((total % MINUTE) / SECOND)],
    ];
  return [['seconds', Math.round(total / SECOND)]];
}

type Lookup = (key: string, options: Record<string, unknown>) => string;

/**
 * Formatters for a BCP 47 language and an IANA time zone (default: that of the computer). The unit names of
 * durations come from `t`, namespace `ui`.
 */
export function createFormat(t: Lookup, language: string, timeZone?: string): Format {
  const zone = timeZone === undefined ? {} : { timeZone };
  const numbers = new Intl.NumberFormat(language);
  const percents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium', ...zone });
  const months = new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', ...zone });
  const dateTimes = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', ...zone });
  const times = new Intl.DateTimeFormat(language, { timeStyle: 'short', ...zone });
  const relatives = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const lists = new Intl.ListFormat(language);
  const epoch = (value: TimeValue) => new Date(value).getTime();

  const duration = (milliseconds: number) => {
    const parts = durationParts(milliseconds);
    const shown = parts.filter(([, count], index) => index === 0 || count > 0);
    return shown.map(([unit, count]) => t(`ui:duration.${unit}`, { count })).join(' ');
  };

  return {
    number: (value) => numbers.format(value),
    percent: (fraction) => percents.format(fraction),
    date: (value) => dates.format(epoch(value)),
    month: (value) => months.format(epoch(value)),
    dateTime: (value) => dateTimes.format(epoch(value)),
    time: (value) => times.format(epoch(value)),
    relative: (value, now = Date.now()) => relatives.format(...relativeParts(epoch(value) - epoch(now))),
    duration,
    timeLeft: (milliseconds) => t('ui:duration.left', { duration: duration(milliseconds) }),
    money: (amount, currency) => formatMoney(amount, currency, language),
    list: (items) => lists.format(items),
  };
}
