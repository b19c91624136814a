import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALPHABET } from './base32.ts';
import { formatKeyEnd, formatLicenseKey, keyEndOf, parseLicenseKey } from './license-key.ts';

const bytes = fc.uint8Array({ minLength: 15, maxLength: 15 });
const key = bytes.map((value) => formatLicenseKey(value));

describe('license key', () => {
  it('is MWS and five groups of five', () => {
    expect(formatLicenseKey(new Uint8Array(15))).toBe('MWS-00000-00000-00000-00000-00000');
    expect(formatLicenseKey(new Uint8Array(15).fill(255))).toMatch(/^MWS(-ZZZZZ){4}-ZZZZ[0-9A-Z]$/);
    fc.assert(fc.property(key, (value) => /^MWS(-[0-9A-HJKMNP-TV-Z]{5}){5}$/.test(value)));
  });

  it('tells different bytes apart', () => {
    fc.assert(
      fc.property(
        bytes,
        bytes,
        (a, b) => a.join() === b.join() || formatLicenseKey(a) !== formatLicenseKey(b),
      ),
    );
  });

  it.each([
    ['as printed', (text: string) => text],
    ['lower case', (text: string) => text.toLowerCase()],
    ['spaces around and between', (text: string) => `  ${text.replaceAll('-', ' - ')}\n`],
    ['without separators', (text: string) => text.replaceAll('-', '')],
    ['without the prefix', (text: string) => text.slice(4)],
    ['dashes of a word processor', (text: string) => text.replaceAll('-', '–')],
    [
      'full-width letters',
      (text: string) =>
        text.replace(/[0-9A-Z]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)),
    ],
    [
      'O for 0 and I, L for 1',
      (text: string) => `MWS${text.slice(3).replaceAll('0', 'O').replace('1', 'I').replaceAll('1', 'l')}`,
    ],
  ])('is read %s', (_name, typed) => {
    fc.assert(
      fc.property(key, (value) => {
        expect(parseLicenseKey(typed(value))).toEqual({ ok: true, key: value });
      }),
    );
  });

  it('finds one wrong character anywhere', () => {
    fc.assert(
      fc.property(key, fc.nat(24), fc.nat(31), (value, place, symbol) => {
        const body = value.slice(4).replaceAll('-', '');
        const wrong = ALPHABET.charAt(symbol);
        fc.pre(body[place] !== wrong);
        const typed = body.slice(0, place) + wrong + body.slice(place + 1);
        expect(parseLicenseKey(typed)).toEqual({ ok: false, problem: 'mistyped' });
      }),
    );
  });

  it('finds two swapped characters', () => {
    fc.assert(
      fc.property(key, fc.nat(24), fc.nat(24), (value, a, b) => {
        const body = value.slice(4).replaceAll('-', '').split('');
        fc.pre(body[a] !== body[b]);
        [body[a], body[b]] = [body[b] ?? '', body[a] ?? ''];
        expect(parseLicenseKey(body.join(''))).toEqual({ ok: false, problem: 'mistyped' });
      }),
    );
  });

  it.each([
    '',
    'hello',
    'MWS-00000-00000-00000-00000-0000',
    'MWS-00000-00000-00000-00000-000000',
    '💥'.repeat(25),
  ])('calls %j no key', (text) => expect(parseLicenseKey(text)).toEqual({ ok: false, problem: 'malformed' }));

  it('calls a U, which no key has, a typing error', () => {
    expect(parseLicenseKey('MWS-U0000-00000-00000-00000-00000')).toEqual({ ok: false, problem: 'mistyped' });
  });

  it('is named by its end', () => {
    const value = formatLicenseKey(new Uint8Array(15).fill(7));
    expect(formatKeyEnd(value)).toBe(`MWS-…-${keyEndOf(value)}`);
    expect(formatKeyEnd(keyEndOf(value))).toBe(`MWS-…-${value.slice(-5)}`);
  });
});
