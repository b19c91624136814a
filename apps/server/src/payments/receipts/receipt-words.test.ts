import { LANGUAGES } from '@mywasender/contract/languages';
import { expect, it } from 'vitest';
import { receiptLanguage } from './receipt-words.ts';
import { linesFromRight, piecesFromRight } from './rtl-text.ts';
import { en } from './texts/en.ts';

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
