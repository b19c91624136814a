import type { CountryCode } from 'libphonenumber-js/max';
import { parsePhone } from '../phone.ts';
import { cleanPhoneText, isExcelMangled } from '../phone-text.ts';

const DATE = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]|$)/;
const ROWS = 50;

/** Share (0–1) of the filled cells that are phone numbers or were ones before a spreadsheet mangled them. */
export function phoneShare(cells: readonly string[], defaultCountry: CountryCode | null): number {
  const filled = cells.filter((cell) => cell.trim() !== '').slice(0, ROWS);
  if (filled.length === 0) return 0;
  return filled.filter((cell) => looksLikePhone(cell, defaultCountry)).length / filled.length;
}

function looksLikePhone(cell: string, defaultCountry: CountryCode | null): boolean {
  const text = cleanPhoneText(cell);
  if (DATE.test(text) || /[@a-z]{3}/i.test(text)) return false;
  if (isExcelMangled(text)) return true;
  const result = parsePhone(text, defaultCountry);
  if (result.ok || result.fix !== undefined) return true;
  const digits = text.replace(/\D/g, '').length;
  // Without a country only the shape can tell; shorter runs of digits are as likely ids or years.
  return defaultCountry === null && digits >= 9 && digits <= 15 && /^[+\d\s().-]+$/.test(text);
}
