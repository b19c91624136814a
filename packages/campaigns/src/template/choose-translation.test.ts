import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseTranslation } from './choose-translation.ts';

const translations = {
  original: 'Hello',
  byLanguage: {
    pt: 'Olá',
    'pt-BR': 'Oi',
    ES: 'Hola',
    he: 'שלום',
    zh: '你们好',
    'zh-Hant': '你們好',
    '': 'bad',
  },
};
const chosen = (language: string | null) => chooseTranslation(translations, language);

describe('chooseTranslation', () => {
  it.each([
    ['pt-BR', 'pt-BR', 'Oi'],
    ['pt_br', 'pt-BR', 'Oi'],
    ['pt-PT', 'pt', 'Olá'],
    ['pt-BR-x-shop', 'pt-BR', 'Oi'],
    ['pt-u-nu-latn', 'pt', 'Olá'],
    [' PT ', 'pt', 'Olá'],
    ['es-419', 'ES', 'Hola'],
    ['iw', 'he', 'שלום'],
    ['zh-TW', 'zh-Hant', '你們好'],
    ['zh-CN', 'zh', '你们好'],
    ['fr-CA', null, 'Hello'],
    ['', null, 'Hello'],
    ['constructor', null, 'Hello'],
    ['not a tag', null, 'Hello'],
    [null, null, 'Hello'],
  ])('%s gets the text in %s', (language, key, text) => {
    expect(chosen(language)).toEqual({ language: key, text });
  });

  it('has a text for whatever stands in the column', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (language) => {
        expect(chosen(language).text).not.toBe('bad');
      }),
    );
  });
});
