import { damaged } from './limits.ts';
import type { NumberFormat } from './read-styles.ts';
import { wholeNumber } from './walk-xml.ts';

export interface CellContext {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly from1904: boolean;
}

export interface RawCell {
  /** `s` shared, `str` and `inlineStr` text, `b` yes or no, `e` error, `d` ISO date, `n` number. */
  readonly type: string;
  readonly style: number;
  readonly value: string;
}

const DAY_SECONDS = 86_400;
/** 9999-12-31, the last day there is in a sheet. */
const LAST_DAY = 2_958_465;

/** A cell as text. Whole numbers keep every digit a sheet has, whatever was shown: 4.41E+11 is a display only. */
export function cellText({ type, style, value }: RawCell, context: CellContext): string {
  if (value === '') return '';
  if (type === 's') return sharedText(value, context.strings);
  if (type === 'str' || type === 'inlineStr') return unescapeText(value);
  if (type === 'b') return value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
  return type === 'n' ? numberText(value, context.formats[style] ?? null, context.from1904) : value;
}

function sharedText(value: string, strings: readonly string[]): string {
  const found = strings[wholeNumber(value.trim(), 'a reference to a text')];
  if (found === undefined) throw damaged('a cell refers to a text that is not there');
  return found;
}

function numberText(value: string, format: NumberFormat, from1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (format === 'date') return dateText(number, from1904) ?? plainNumber(value, number);
  const plain = plainNumber(value, number);
  return format !== null && /^\d+$/.test(plain) ? plain.padStart(format.zeros, '0') : plain;
}

/** Sheets compute with 15 digits; the 16th and 17th are how binary fractions end. */
function plainNumber(value: string, number: number): string {
  if (/^-?\d+$/.test(value)) return value;
  return Number.isInteger(number) ? String(number) : String(Number(number.toPrecision(15)));
}

/** `2026-03-01`, `2026-03-01T14:30`, or `14:30` for a time without a day. */
function dateText(serial: number, from1904: boolean): string | null {
  if (serial < 0 || serial > LAST_DAY) return null;
  const seconds = Math.round(serial * DAY_SECONDS);
  const days = Math.floor(seconds / DAY_SECONDS);
  const rest = seconds % DAY_SECONDS;
  const moment = new Date((epochDay(days, from1904) + days) * DAY_SECONDS * 1000 + rest * 1000).toISOString();
  const time = moment.slice(11, rest % 60 === 0 ? 16 : 19);
  if (serial < 1 && rest > 0) return time;
  return rest === 0 ? moment.slice(0, 10) : `${moment.slice(0, 10)}T${time}`;
}

/** Day 0 as days since 1970. Sheets believe in 29 February 1900 (day 60), so that earlier days are one off. */
function epochDay(days: number, from1904: boolean): number {
  if (from1904) return -24_107;
  return days < 60 ? -25_568 : -25_569;
}

/** `_x000D_` and the like: characters XML cannot hold. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
