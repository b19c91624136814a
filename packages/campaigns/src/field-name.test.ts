import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldName } from './field-name.ts';

describe('fieldName', () => {
  it.each([
    ['First Name', 'first_name'],
    ['  Prénom ', 'prenom'],
    ['Phone 1 - Value', 'phone_1_value'],
    ['Straße', 'strasse'],
    ['Doğum Günü', 'dogum_gunu'],
    ['İSİM', 'isim'],
    ['الاسم الأول', 'الاسم_الأول'],
    ['नाम', 'नाम'],
    ['---', ''],
  ])('%s → %s', (header, name) => expect(fieldName(header)).toBe(name));

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (header) => {
        expect(fieldName(fieldName(header))).toBe(fieldName(header));
      }),
    );
  });
});
