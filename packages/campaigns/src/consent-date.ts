import { asciiDigits } from './phone-text.ts';

export type DateOrder = 'dmy' | 'mdy';

/** Excel counts days from 1899-12-30 (its 1900 leap-year mistake included). 20000 is 1954, 80000 is 2119. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/**
 * A calendar day as `YYYY-MM-DD` from ISO dates and timestamps, `3/4/2026`, `3.4.26`, `3-4-2026` (by `order`, or the
 * only way that is a date), `2026/04/03` and Excel's day numbers. `null` for anything else.
 */
export function parseConsentDate(text: string, order: DateOrder): string | null {
  const plain = asciiDigits(text).trim();
  if (/^\d{5}(?:\.\d+)?$/.test(plain)) return fromExcel(Number(plain));
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d|$)/.exec(plain);
  if (yearFirst !== null) return toDay(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})(?:[T ,]+\d|$)/.exec(plain);
  if (yearLast === null) return null;
  const [a, b] = [Number(yearLast[1]), Number(yearLast[2])];
  const year = Number(yearLast[3]) + ((yearLast[3] ?? '').length === 2 ? 2000 : 0);
  return order === 'dmy'
    ? (toDay(year, b, a) ?? toDay(year, a, b))
    : (toDay(year, a, b) ?? toDay(year, b, a));
}

function fromExcel(days: number): string | null {
  if (days < 20_000 || days > 80_000) return null;
  return new Date(EXCEL_EPOCH + Math.floor(days) * DAY_MS).toISOString().slice(0, 10);
}

function toDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1970 ? date.toISOString().slice(0, 10) : null;
}
