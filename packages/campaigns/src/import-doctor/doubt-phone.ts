import { type CountryCode, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { PhoneFix } from '../phone-fix.ts';
import { isE164, type PhoneNumber } from '../phone-number.ts';
import { cleanPhoneText } from '../phone-text.ts';

/**
 * A number that is valid and still probably another one, or `null`: `4915123456789` in Germany reads as a landline
 * +49 4915…, though somebody left out the plus of a mobile. Only where the plus makes it a mobile and nothing else does.
 */
export function doubtPhone(text: string, read: PhoneNumber, country: CountryCode | null): PhoneFix | null {
  const cleaned = cleanPhoneText(text);
  if (country === null || !/^[1-9]/.test(cleaned)) return null;
  const code = getCountryCallingCode(country);
  const digits = cleaned.replace(/\D/g, '');
  if (!digits.startsWith(code) || read !== `+${code}${digits}`) return null;
  if (isMobile(read) || !isMobile(`+${digits}`)) return null;
  const phone = `+${digits}`;
  return isE164(phone) ? { kind: 'missing-plus', phone } : null;
}

function isMobile(phone: string): boolean {
  const parsed = parsePhoneNumberFromString(phone, { extract: false });
  return parsed?.isValid() === true && /MOBILE/.test(parsed.getType() ?? '');
}
