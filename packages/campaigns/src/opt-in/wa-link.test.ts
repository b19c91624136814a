import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mentionsStop } from '../stop/mentions-stop.ts';
import { POSTER_LANGUAGES, posterSentences } from './poster-words.ts';
import { waLink } from './wa-link.ts';

it('opens the chat with the number and the text', () => {
  expect(waLink('+49 151 1234567', 'JOIN')).toBe('https://wa.me/491511234567?text=JOIN');
  expect(waLink('+491511234567', 'Sí (a & b)! 🎉')).toBe(
    'https://wa.me/491511234567?text=S%C3%AD%20%28a%20%26%20b%29%21%20%F0%9F%8E%89',
  );
  expect(waLink('+491511234567', 'half \ud83c')).toBe('https://wa.me/491511234567?text=half%20%EF%BF%BD');
});

it('gives every text back to whoever opens it, and has no sign in it that could end it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const link = waLink('+15551234567', text);
      const query = link.slice(link.indexOf('?'));
      return (
        new URL(link).searchParams.get('text') === text.normalize('NFC') &&
        /^\?text=[A-Za-z0-9%]*$/.test(query)
      );
    }),
    { numRuns: 300 },
  );
});

it('a poster says in each language what to write, to whom, and how to stop', () => {
  expect(POSTER_LANGUAGES).toHaveLength(10);
  for (const language of POSTER_LANGUAGES) {
    const { howTo, stop } = posterSentences(language, { keyword: 'JOIN', phone: '+49 151 1234567' });
    expect(howTo).toContain('JOIN');
    expect(howTo).toContain('\u2066+49 151 1234567\u2069');
    expect(mentionsStop(stop, language), language).toBe(true);
    expect(`${howTo}${stop}`).not.toMatch(/[{}]/);
  }
  expect(posterSentences('xx', { keyword: 'JOIN', phone: '+1' })).toEqual(
    posterSentences('en', { keyword: 'JOIN', phone: '+1' }),
  );
});
