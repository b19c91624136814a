import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caretAfterFormat, formatLicenseKey, keyCharacters } from './format-license-key.ts';

describe('formatLicenseKey', () => {
  it.each([
    ['', ''],
    ['m', 'M'],
    ['mws', 'MWS'],
    ['mws-', 'MWS'],
    ['7', 'MWS-7'],
    ['mws7qk2m', 'MWS-7QK2M'],
    ['mws-7qk2m9', 'MWS-7QK2M-9'],
    ['7qk2mab3de', 'MWS-7QK2M-AB3DE'],
    ['  MWS 7QK2M AB3DE 01234 56789 ABCDE  ', 'MWS-7QK2M-AB3DE-01234-56789-ABCDE'],
    ['mws-oilOI', 'MWS-01101'],
    ['MWS-7QK2M-AB3DE-01234-56789-ABCDEEXTRA', 'MWS-7QK2M-AB3DE-01234-56789-ABCDE'],
    ['ＭＷＳ-７ＱＫ２Ｍ', 'MWS-7QK2M'],
  ])('%j becomes %j', (typed, shown) => {
    expect(formatLicenseKey(typed)).toBe(shown);
  });

  it('is idempotent and never longer than a key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
        const once = formatLicenseKey(typed);
        expect(formatLicenseKey(once)).toBe(once);
        expect(once.length).toBeLessThanOrEqual(33);
        expect(keyCharacters(once)).toMatch(/^[0-9A-Z]{0,25}$/);
      }),
    );
  });
});

describe('caretAfterFormat', () => {
  it('stays at the end while typing', () => {
    expect(caretAfterFormat('MWS-7QK2M9', 10, 'MWS-7QK2M-9')).toBe(11);
  });

  it('stays behind the letter that was typed in the middle', () => {
    expect(caretAfterFormat('MWS-7XQK2M', 6, 'MWS-7XQK2-M')).toBe(6);
  });
});
