import { type CountryCode, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { isE164, type PhoneNumber } from './phone-number.ts';

/**
 * The number with the plus somebody may have left out, or `null`: read at home, `4915123456789` is a German landline
 * +49 4915… and `447911123456` another one, which would be somebody else. Only where the plus makes it a mobile and
 * nothing else does. `text` is cleaned (`cleanPhoneText`), `read` what it is as a national number.
 */
export function withLeftOutPlus(text: string, read: PhoneNumber): PhoneNumber | null {
  const digits = text.replace(/\D/g, '');
  if (!/^[1-9]/.test(text) || read.slice(1) === digits) return null;
  const international = `+${digits}`;
  if (!isE164(international) || isMobile(read) || !isMobile(international)) return null;
  return international;
}

/** The digits begin with the country's own calling code: a plus that is missing is then the likelier reading. */
export function beginsWithOwnCode(text: string, country: CountryCode | null): boolean {
  return country !== null && text.replace(/\D/g, '').startsWith(getCountryCallingCode(country));
}

function isMobile(phone: string): boolean {
  const parsed = parsePhoneNumberFromString(phone, { extract: false });
  return parsed?.isValid() === true && /MOBILE/.test(parsed.getType() ?? '');
}
