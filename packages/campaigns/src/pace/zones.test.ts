import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { isE164 } from '../phone-number.ts';
import { zonesOfCountry, zonesOfPhone } from './zones.ts';

const zones = (phone: string) => (isE164(phone) ? zonesOfPhone(phone) : []);

describe('zonesOfPhone', () => {
  it.each([
    ['+447911123456', ['Europe/London', 'Europe/Guernsey']],
    ['+919123456789', ['Asia/Kolkata']],
    ['+5592987654321', ['America/Manaus']],
    ['+5568987654321', ['America/Rio_Branco']],
    ['+5511987654321', ['America/Sao_Paulo']],
    ['+18082345678', ['Pacific/Honolulu']],
    ['+12024561111', ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles']],
    ['+14165550123', zonesOfCountry('CA')],
  ])('%s', (phone, expected) => {
    expect(expected).toEqual(expect.arrayContaining([...zones(phone)]));
    expect(zones(phone).length).toBeGreaterThan(0);
  });

  it('are those of the country the whole number is of', () => {
    const settled = /^\+(55|1808|1907)/;
    for (const country of getCountries()) {
      const phone = getExampleNumber(country, examples)?.number ?? '';
      if (settled.test(phone)) continue;
      const parsed = parsePhoneNumberFromString(phone)?.country ?? '001';
      expect(zones(phone), `${country} ${phone}`).toEqual(zonesOfCountry(parsed));
    }
  });

  it('has zones the runtime knows for every country', () => {
    for (const country of getCountries()) {
      const known = zonesOfCountry(country);
      expect(known, country).not.toEqual(['UTC']);
      for (const timeZone of known) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
    }
    expect(zonesOfCountry('001')).toEqual(['UTC']);
  });
});
