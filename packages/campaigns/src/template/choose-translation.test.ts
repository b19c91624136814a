import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { translationChooser } from './choose-translation.ts';

const chosen = translationChooser({
  text: 'Hello',
  translations: [
    { language: 'pt', text: 'Olá' },
    { language: 'pt-BR', text: 'Oi' },
    { language: 'ES', text: 'Hola' },
    { language: 'es', text: 'second' },
    { language: 'he', text: 'שלום' },
    { language: 'zh', text: '你们好' },
    { language: 'zh-Hant', text: '你們好' },
    { language: '', text: 'bad' },
  ],
});

describe('translationChooser', () => {
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
    ['Spanish', 'ES', 'Hola'],
    ['ESPAÑOL', 'ES', 'Hola'],
    ['portugues', 'pt', 'Olá'],
    ['עברית', 'he', 'שלום'],
    ['fr-CA', null, 'Hello'],
    ['', null, 'Hello'],
    ['constructor', null, 'Hello'],
    ['not a tag', null, 'Hello'],
  ])('%s gets the text in %s, each time', (language, key, text) => {
    expect(chosen(language)).toEqual({ language: key, text });
    expect(chosen(language)).toEqual({ language: key, text });
  });

  it('has a text for whatever stands in the column', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (language) => {
        expect(chosen(language).text).not.toBe('bad');
      }),
    );
  });

  it('gives everybody the original where there is nothing else', () => {
    expect(translationChooser({ text: 'Hi' })('pt')).toEqual({ language: null, text: 'Hi' });
  });
});
