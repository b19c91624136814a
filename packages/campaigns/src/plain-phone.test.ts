import fc from 'fast-check';
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { readPlainPhone } from './plain-phone.ts';

const country = fc.constantFrom(...getCountries());
const digit = fc.integer({ min: 0, max: 9 });

/** An example number of a country with other last digits, as national digits. */
const national = fc
  .tuple(country, fc.array(digit, { maxLength: 6 }), fc.constantFrom(0, 0, 0, -1, 1))
  .map(([of, tail, longer]) => {
    const example = getExampleNumber(of, examples)?.nationalNumber ?? '5550100';
    const kept = example.slice(0, example.length - tail.length) + tail.join('');
    return { of, digits: longer < 0 ? kept.slice(0, -1) : `${kept}${'7'.repeat(longer)}` };
  });

/** As people write: national with and without a leading zero, international, with marks in between. */
const written = fc
  .tuple(
    national,
    fc.constantFrom('+', '+', '', '0', '00', '1', '(0)'),
    fc.array(fc.constantFrom('', ' ', '-', '(', ')')),
  )
  .map(([{ of, digits }, lead, marks]) => {
    const code = parsePhoneNumberFromString('123456789', of)?.countryCallingCode ?? '';
    const spread = Array.from(digits)
      .map((one, index) => `${index === 0 ? '' : (marks[index] ?? '')}${one}`)
      .join('');
    if (lead === '(0)') return { of, text: `+${code} (0) ${spread}` };
    return { of, text: `${lead}${lead === '+' || lead === '00' ? `${code} ` : ''}${spread}` };
  });

describe('readPlainPhone', () => {
  it('reads what it reads as the library does', () => {
    let read = 0;
    const looked = fc.property(written, fc.option(country), (one, other) => {
      const defaultCountry = other ?? one.of;
      const plain = readPlainPhone(one.text, defaultCountry);
      if (plain === null) return;
      read += 1;
      const parsed = parsePhoneNumberFromString(one.text, { defaultCountry, extract: false });
      expect({ ...plain, valid: parsed?.isValid() }).toEqual({
        phone: parsed?.number,
        country: parsed?.country,
        valid: true,
      });
    });
    fc.assert(looked, { numRuns: 3000 });
    expect(read).toBeGreaterThan(500);
  });

  it.each([
    ['+4915112345678', null, { phone: '+4915112345678', country: 'DE' }],
    ['+44 7400 123456', 'DE', { phone: '+447400123456', country: 'GB' }],
    ['+44-7781-123456', null, { phone: '+447781123456', country: 'GG' }],
    ['(0151) 12345678', 'DE', { phone: '+4915112345678', country: 'DE' }],
    ['8123456789', 'IN', { phone: '+918123456789', country: 'IN' }],
    ['+44 (0) 7400 123456', null, { phone: '+447400123456', country: 'GB' }],
    ['0044 7911 123456', 'DE', { phone: '+447911123456', country: 'GG' }],
    ['0011 44 7400 123456', 'AU', { phone: '+447400123456', country: 'GB' }],
    // what somebody else may have meant is the library's to read
    ['4915112345678', 'DE', null],
    ['0151 12345678', null, null],
    ['+1 111 111 1111', null, null],
    ['call me', 'DE', null],
  ] as const)('%s (%s)', (text, defaultCountry, read) => {
    expect(readPlainPhone(text, defaultCountry)).toEqual(read);
  });
});
