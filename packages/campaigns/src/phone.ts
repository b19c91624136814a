import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber as ParsedNumber,
  ParseError,
  parsePhoneNumberWithError,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import { beginsWithOwnCode, withLeftOutPlus } from './left-out-plus.ts';
import { type PhoneFix, suggestPhoneFix } from './phone-fix.ts';
import { isE164, type PhoneNumber } from './phone-number.ts';
import { cleanPhoneText, isExcelMangled, splitPhones } from './phone-text.ts';
import { readPlainPhone } from './plain-phone.ts';

/** ISO 3166 alpha-2 as libphonenumber knows it; `001` for numbers that belong to no country. */
export type PhoneCountry = CountryCode | '001';

export const PHONE_PROBLEMS = [
  'empty',
  'excel-mangled',
  'too-short',
  'too-long',
  'not-a-number',
  'invalid-for-country',
  'no-country',
] as const;
export type PhoneProblem = (typeof PHONE_PROBLEMS)[number];

export type PhoneResult =
  | { readonly ok: true; readonly phone: PhoneNumber; readonly country: PhoneCountry }
  | { readonly ok: false; readonly reason: PhoneProblem; readonly fix?: PhoneFix };

/** True when `text` is a country that may be given as default country (`BR`, `IN`, …). */
export function isPhoneCountry(text: string): text is CountryCode {
  return isSupportedCountry(text);
}

/**
 * Reads one phone cell as people and programs write it: national or international, with `+`, `00`, spaces,
 * brackets, Arabic-Indic or Devanagari digits, `tel:` and wa.me links, WhatsApp ids, Excel's text apostrophe,
 * and several numbers in one cell (the first good one counts).
 *
 * `defaultCountry` is used for numbers without a country code; with `null` those are `no-country`. Digits that begin with
 * that country's own code, a landline as they are and a mobile with a plus in front, are the mobile.
 * Validity is libphonenumber's full ("max") metadata. A refused number may carry a `fix` to offer.
 */
export function parsePhone(text: string, defaultCountry: CountryCode | null): PhoneResult {
  const cleaned = cleanPhoneText(text);
  if (cleaned === '') return { ok: false, reason: 'empty' };
  if (isExcelMangled(cleaned)) return { ok: false, reason: 'excel-mangled' };
  const whole = parseOne(cleaned, defaultCountry);
  if (whole.ok) return whole;
  for (const part of splitPhones(cleaned)) {
    const result = parseOne(part, defaultCountry);
    if (result.ok) return result;
  }
  return whole;
}

function parseOne(text: string, defaultCountry: CountryCode | null): PhoneResult {
  const plain = readPlainPhone(text, defaultCountry);
  if (plain !== null && isE164(plain.phone)) return { ok: true, phone: plain.phone, country: plain.country };
  const parsed = readNumber(text, defaultCountry);
  if (typeof parsed === 'string') return refuse(parsed, text, defaultCountry);
  if (!parsed.isValid()) {
    return refuse(lengthProblem(parsed), text, defaultCountry);
  }
  const phone = parsed.number;
  if (!isE164(phone)) return { ok: false, reason: 'not-a-number' };
  const international = beginsWithOwnCode(text, defaultCountry) ? withLeftOutPlus(text, phone) : null;
  if (international !== null) return parseOne(international, null);
  const country = parsed.country ?? (text.startsWith('+') ? '001' : defaultCountry);
  return { ok: true, phone, country: country ?? '001' };
}

function readNumber(text: string, defaultCountry: CountryCode | null): ParsedNumber | PhoneProblem {
  if (!/\d/.test(text)) return 'not-a-number';
  // Hundreds of digits are a broken file, not a phone: the library must not search in them.
  if (text.length > 20 && text.replace(/\D/g, '').length > 20) return 'too-long';
  try {
    return parsePhoneNumberWithError(text, {
      ...(defaultCountry === null ? {} : { defaultCountry }),
      extract: false,
    });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return problemOf(error.message, text, defaultCountry);
  }
}

function problemOf(message: string, text: string, defaultCountry: CountryCode | null): PhoneProblem {
  if (message === 'TOO_SHORT') return 'too-short';
  if (message === 'TOO_LONG') return 'too-long';
  if (message === 'INVALID_LENGTH') return 'invalid-for-country';
  if (message !== 'INVALID_COUNTRY') return 'not-a-number';
  return defaultCountry === null && !text.startsWith('+') ? 'no-country' : 'invalid-for-country';
}

function lengthProblem(parsed: ParsedNumber): PhoneProblem {
  const problem = validatePhoneNumberLength(parsed.number);
  return problem === undefined ? 'invalid-for-country' : problemOf(problem, parsed.number, null);
}

function refuse(reason: PhoneProblem, text: string, defaultCountry: CountryCode | null): PhoneResult {
  const fix = suggestPhoneFix(text, defaultCountry);
  return fix === null ? { ok: false, reason } : { ok: false, reason, fix };
}
