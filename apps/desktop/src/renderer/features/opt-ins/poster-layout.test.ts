import { posterSentences } from '@mywasender/campaigns/opt-in/poster-words';
import { describe, expect, it } from 'vitest';
import { layPoster, type Measure, PAPERS, wrapText } from './poster-layout.ts';

/** Half as wide as high, which letters are on the whole. */
const measure: Measure = (text, size) => Array.from(text).length * size * 0.5;
const long = 'Corner Bakery may send me news, offers and birthday wishes by WhatsApp. '
  .repeat(7)
  .slice(0, 500);

describe.each(Object.entries(PAPERS))('a poster on %s', (_, paper) => {
  it.each(['de', 'ar', 'hi'])('has room for all of it, in %s, with the longest words too', (language) => {
    for (const [statement, keyword] of [
      ['We may write to you.', 'JOIN'],
      [long, 'W'.repeat(40)],
      ['語'.repeat(500), '加入新聞'],
    ] as const) {
      const sentences = posterSentences(language, { keyword, phone: '+49 151 12345678' });
      const layout = layPoster({ sender: 'Corner Bakery', statement, keyword, ...sentences }, paper, measure);
      const { code, box, lines, rule } = layout;
      expect(code.side).toBeGreaterThanOrEqual(60);
      expect(code.x + code.side).toBeLessThanOrEqual(paper.width - 18);
      const bottomOf = (name: string) =>
        Math.max(...lines.filter(({ key }) => key.startsWith(name)).map(({ y }) => y));
      const topOf = (name: string) =>
        Math.min(...lines.filter(({ key }) => key.startsWith(name)).map(({ y, size }) => y - size));
      expect(bottomOf('statement')).toBeLessThan(code.y);
      expect(code.y + code.side).toBeLessThan(topOf('howTo'));
      expect(bottomOf('howTo')).toBeLessThan(box.y);
      expect(box.y + box.height).toBeLessThan(rule);
      expect(bottomOf('stop')).toBeLessThan(paper.height - 15);
      for (const { text, size, bold } of lines)
        expect(measure(text.trim(), size, bold)).toBeLessThanOrEqual(paper.width - 36 + size);
      const shown = lines.filter(({ key }) => key.startsWith('statement')).map(({ text }) => text);
      expect(shown.join('').replaceAll(' ', '')).toBe(statement.replaceAll(' ', ''));
    }
  });
});

it('breaks lines between words, at line ends, and within what has no words', () => {
  const wrap = (text: string) => wrapText(text, 10, (part) => Array.from(part).length);
  expect(wrap('one two three, four')).toEqual(['one two', 'three,', 'four']);
  expect(wrap('a\n\nb')).toEqual(['a', 'b']);
  expect(wrap('abcdefghijklmnop')).toEqual(['abcdefghij', 'klmnop']);
  expect(wrap('👩‍👩‍👧'.repeat(3))).toEqual(['👩‍👩‍👧👩‍👩‍👧', '👩‍👩‍👧']);
  expect(wrap('write (to +4915) now')).toEqual(['write (to', '+4915) now']);
  expect(wrap('加入新聞會員通知，謝謝大家支持')).toEqual(['加入新聞會員通知，', '謝謝大家支持']);
  expect(wrap('')).toEqual([]);
});
