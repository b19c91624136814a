import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { isE164, type PhoneNumber } from './phone-number.ts';

/** A mend the import doctor may offer. It is never applied without the user's word. */
export interface PhoneFix {
  readonly kind: 'brazil-ninth-digit' | 'missing-plus' | 'lost-zero';
  readonly phone: PhoneNumber;
}

/**
 * What a refused number probably was, or `null`:
 * - `brazil-ninth-digit`: mobile written without the 9 that Brazil put in front in 2012–2016;
 * - `lost-zero`: a spreadsheet dropped a leading zero that belongs to the number (Ivory Coast, Gabon, Italy);
 * - `missing-plus`: a full international number without `+` or `00`.
 */
export function suggestPhoneFix(text: string, defaultCountry: CountryCode | null): PhoneFix | null {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 15 || /[a-z]/i.test(text)) return null;
  return (
    brazilNinthDigit(digits, text.startsWith('+'), defaultCountry) ??
    lostZero(digits, text.startsWith('+'), defaultCountry) ??
    missingPlus(digits, text.startsWith('+'))
  );
}

function brazilNinthDigit(digits: string, plus: boolean, country: CountryCode | null): PhoneFix | null {
  const national =
    digits.startsWith('55') && digits.length === 12 ? digits.slice(2) : digits.replace(/^0/, '');
  const brazilian = digits.length === 12 ? digits.startsWith('55') : country === 'BR' && !plus;
  // Old mobiles began with 6–9 after the two-digit area code; 2–5 are landlines and stay as they are.
  if (!brazilian || !/^[1-9][1-9][6-9]\d{7}$/.test(national)) return null;
  return validated('brazil-ninth-digit', `+55${national.slice(0, 2)}9${national.slice(2)}`);
}

function lostZero(digits: string, plus: boolean, country: CountryCode | null): PhoneFix | null {
  if (plus || country === null) return null;
  const parsed = parsePhoneNumberFromString(`0${digits}`, { defaultCountry: country, extract: false });
  return parsed?.isValid() === true ? validated('lost-zero', parsed.number) : null;
}

function missingPlus(digits: string, plus: boolean): PhoneFix | null {
  return plus || digits.startsWith('0') || digits.length < 10
    ? null
    : validated('missing-plus', `+${digits}`);
}

function validated(kind: PhoneFix['kind'], candidate: string): PhoneFix | null {
  const parsed = parsePhoneNumberFromString(candidate, { extract: false });
  return parsed?.isValid() === true && isE164(parsed.number) ? { kind, phone: parsed.number } : null;
}
