import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPhoneCountry, parsePhone } from './phone.ts';
import { isE164 } from './phone-number.ts';

describe('parsePhone', () => {
  it.each([
    ['+55 11 98765-4321', null, '+5511987654321'],
    ['(11) 98765-4321', 'BR', '+5511987654321'],
    ['011 98765-4321', 'BR', '+5511987654321'],
    ['٠٥٠ ١٢٣ ٤٥٦٧', 'SA', '+966501234567'],
    ['+٩٦٦٥٠١٢٣٤٥٦٧', null, '+966501234567'],
    ['+۹۸ ۹۱۲ ۳۴۵ ۶۷۸۹', null, '+989123456789'],
    ['९१२३४५६७८९', 'IN', '+919123456789'],
    ['https://wa.me/5511987654321?text=oi', null, '+5511987654321'],
    ['wa.me/+5511987654321', null, '+5511987654321'],
    ['https://api.whatsapp.com/send?phone=5511987654321&text=oi', null, '+5511987654321'],
    ['447911123456@c.us', null, '+447911123456'],
    ['tel:+44-7911-123456;ext=3', null, '+447911123456'],
    ['Tel.: 07911 123456', 'GB', '+447911123456'],
    ['0044 7911 123456', null, '+447911123456'],
    ['0044 7911 123456', 'US', '+447911123456'],
    ['7911123456', 'GB', '+447911123456'],
    ['919123456789', 'IN', '+919123456789'],
    ['4915123456789', 'DE', '+4915123456789'],
    ['4915123456789.0', 'DE', '+4915123456789'],
    // no mobile either way: as people write at home
    ['4931 12345', 'DE', '+49493112345'],
    ['0707070707', 'CI', '+2250707070707'],
    ['5511987654321.0', 'BR', '+5511987654321'],
    ["'+447911123456", null, '+447911123456'],
    ['="+447911123456"', 'US', '+447911123456'],
    ['\u202a+44 7911 123456\u202c', null, '+447911123456'],
    ['030/1234567', 'DE', '+49301234567'],
    ['12 / +49 170 1234567', 'DE', '+491701234567'],
    ['nope ::: +1 202 456 1111', 'US', '+12024561111'],
  ] as const)('reads %s (%s)', (text, country, phone) => {
    expect(parsePhone(text, country)).toMatchObject({ ok: true, phone });
  });

  it.each([
    ['', 'BR', 'empty'],
    [' \u200b ', 'BR', 'empty'],
    ['4.41E+11', 'GB', 'excel-mangled'],
    ['4,41E+11', 'GB', 'excel-mangled'],
    ['5,51199E+12', 'BR', 'excel-mangled'],
    ['########', 'BR', 'excel-mangled'],
    ['call me', 'US', 'not-a-number'],
    ['John', null, 'not-a-number'],
    ['12', 'IN', 'too-short'],
    ['911234', 'GB', 'too-short'],
    ['+123456789012345678', null, 'too-long'],
    ['1'.repeat(200), 'US', 'too-long'],
    ['11987654321', null, 'no-country'],
    ['+1 111 111 1111', null, 'invalid-for-country'],
  ] as const)('refuses %s (%s) as %s', (text, country, reason) => {
    expect(parsePhone(text, country)).toMatchObject({ ok: false, reason });
  });

  it('tells the country', () => {
    expect(parsePhone('+55 92 98765-4321', null)).toEqual({
      ok: true,
      phone: '+5592987654321',
      country: 'BR',
    });
  });

  it.each([
    ['11 8765-4321', 'BR', { kind: 'brazil-ninth-digit', phone: '+5511987654321' }],
    ['+55 11 8765 4321', null, { kind: 'brazil-ninth-digit', phone: '+5511987654321' }],
    ['551187654321', null, { kind: 'brazil-ninth-digit', phone: '+5511987654321' }],
    ['707070707', 'CI', { kind: 'lost-zero', phone: '+2250707070707' }],
    ['447911123456', 'US', { kind: 'missing-plus', phone: '+447911123456' }],
    ['5511987654321', null, { kind: 'missing-plus', phone: '+5511987654321' }],
  ] as const)('offers a mend for %s (%s)', (text, country, fix) => {
    expect(parsePhone(text, country)).toMatchObject({ ok: false, fix });
  });

  it('never offers a ninth digit to a landline', () => {
    expect(parsePhone('11 3876-5432', 'BR')).toMatchObject({ ok: true, phone: '+551138765432' });
  });

  it('never throws, and what it accepts is E.164 and reads back as itself', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789+ ()-.,/;:eE٠١२३x@'.split('')) }),
        (text) => {
          const result = parsePhone(text, 'BR');
          if (!result.ok) return;
          expect(isE164(result.phone)).toBe(true);
          expect(parsePhone(result.phone, null)).toMatchObject({ ok: true, phone: result.phone });
        },
      ),
      { numRuns: 2000 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parsePhone(text, null)));
  });

  it('knows countries', () => {
    expect(isPhoneCountry('BR')).toBe(true);
    expect(isPhoneCountry('XX')).toBe(false);
  });
});
