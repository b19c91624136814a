import { describe, expect, it } from 'vitest';
import { isPhoneCountry, parsePhone } from '../phone.ts';
import { diagnosePhone } from './diagnose-phone.ts';

function diagnose(text: string, country: string) {
  const code = isPhoneCountry(country) ? country : null;
  const diagnosis = diagnosePhone(text, parsePhone(text, code));
  return diagnosis === null ? null : [diagnosis.finding, diagnosis.fix?.phone ?? null];
}

describe('diagnosePhone', () => {
  it.each([
    ['4.41E+11', 'GB', ['excel-mangled', null]],
    ['4,91512E+12', 'DE', ['excel-mangled', null]],
    ['#####', 'DE', ['excel-mangled', null]],
    ['+55 11 8765-4321', 'DE', ['brazil-ninth-digit', '+5511987654321']],
    ['(11) 8765-4321', 'BR', ['brazil-ninth-digit', '+5511987654321']],
    ['707070707', 'CI', ['lost-zero', '+2250707070707']],
    ['5511987654321', 'US', ['missing-plus', '+5511987654321']],
    ['447911123456', 'DE', ['missing-plus', '+447911123456']],
    ['4931 12345', 'DE', ['assumed-country', null]],
    ['12', 'DE', ['unreadable', null]],
    ['call me', 'DE', ['unreadable', null]],
    ['', 'DE', ['empty', null]],
    ['0151 23456789', 'DE', ['assumed-country', null]],
    ['15123456789', 'DE', ['assumed-country', null]],
  ])('%s in %s', (text, country, expected) => {
    expect(diagnose(text, country)).toEqual(expected);
  });

  it.each([
    ['+49 151 23456789', 'DE'],
    ['0044 7911 123456', 'DE'],
    ['919123456789', 'IN'],
    ['4915123456789', 'DE'],
    ['https://wa.me/5511987654321', 'DE'],
    ['+1 202 555 0123', 'DE'],
  ])('%s in %s is in order', (text, country) => {
    expect(diagnose(text, country)).toBeNull();
  });
});
