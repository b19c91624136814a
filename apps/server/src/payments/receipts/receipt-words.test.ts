import { LANGUAGES } from '@mywasender/contract/languages';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLine, writeLine } from '../line-words.ts';
import { describeLine } from './describe-line.ts';
import { receiptLanguage } from './receipt-words.ts';
import { linesFromRight, piecesFromRight } from './rtl-text.ts';
import { en } from './texts/en.ts';

const CHANGE = writeLine({
  name: 'MyWASender Pro',
  interval: 'year',
  license: 'YZ234',
  insteadOf: 'Starter',
  lessUnused: true,
});

it('a line of an order is read as it was written', () => {
  const name = fc.stringMatching(/^[\p{L}\p{N} ]{1,20}$/u).filter((text) => text.trim() !== '');
  const words = fc.record(
    {
      name,
      interval: fc.constantFrom('month' as const, 'year' as const, null),
      license: fc.stringMatching(/^[0-9A-Z]{5}$/),
      insteadOf: name,
      lessUnused: fc.constant(true as const),
    },
    { requiredKeys: ['name', 'interval'] },
  );
  fc.assert(
    fc.property(words, (line) => {
      expect(readLine(writeLine(line))).toEqual(line);
    }),
    { numRuns: 300 },
  );
});

it('what was bought is said in the language of the buyer, its name as it was sold', () => {
  const said = (code: string, line = CHANGE) => describeLine(line, receiptLanguage(code));
  expect(said('en')).toBe(CHANGE);
  expect(said('es')).toBe(
    'MyWASender Pro, 1 año, licencia …YZ234, en lugar de Starter, menos lo que no se usó de él',
  );
  expect(said('pt', 'MyWASender Pro, 1 month')).toBe('MyWASender Pro, 1 mês');
  expect(said('ar', 'MyWASender Pro, 1 year')).toBe('MyWASender Pro ، سنة واحدة');
  expect(said('es', 'Pack of 10 licenses')).toBe('Pack of 10 licenses');
});

it.each([...LANGUAGES, 'fr'])('%s has every word with what is filled in, or is in English', (code) => {
  const { texts, rtl } = receiptLanguage(code);
  expect([code, rtl]).toEqual([code, code === 'ar']);
  // the font has no letters for Hindi
  expect(texts === en).toBe(['en', 'hi', 'fr'].includes(code));
  const values = (text: string) => (text.match(/\{\w+\}/g) ?? []).join();
  for (const [name, text] of Object.entries(en)) {
    expect(texts).toHaveProperty(name, expect.stringMatching(/\S/));
    expect([name, values(texts[name as keyof typeof en])]).toEqual([name, values(text)]);
  }
});

it('from the right each word of Arabic stands by itself, and what is not Arabic keeps its order', () => {
  expect(piecesFromRight('الرقم الضريبي: GB 123 ، سنة')).toEqual(['الرقم', 'الضريبي:', 'GB 123', '،', 'سنة']);
  const measure = (text: string) => text.length;
  expect(linesFromRight('بدلًا من MyWASender Pro\nسنة', { width: 9, measure })).toEqual([
    ['بدلًا', 'من'],
    ['MyWASender Pro'],
    ['سنة'],
  ]);
});
