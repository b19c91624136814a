import { describe, expect, it } from 'vitest';
import { lintMessage } from './lint-message.ts';

const options = { availableFields: ['name'], senderName: 'Luna', firstMessage: true };
const text = 'Luna here. Reply STOP to opt out.';
const short = (translations: { language: string; text: string }[], original = text) =>
  lintMessage({ text: original, translations }, options).map(({ language, level, code, params }) => [
    language,
    `${level} ${code}`,
    params,
  ]);

describe('lintMessage', () => {
  it('has nothing to say when every text is good', () => {
    expect(
      short([
        { language: 'pt', text: 'Aqui é a Luna. Responda SAIR.' },
        { language: 'es-MX', text: 'Somos Luna. Responda BAJA.' },
        { language: 'fr', text: 'Ici Luna. Répondez STOP.' },
        { language: 'nl', text: 'Luna hier. Antwoord STOP.' },
      ]),
    ).toEqual([]);
  });

  it('says in which language something is wrong', () => {
    expect(
      short(
        [
          { language: 'de', text: 'Luna. {{nmae}} STOPP' },
          { language: 'fr', text: 'Luna {STOP' },
          { language: 'pt', text: 'Aqui é a Luna.' },
        ],
        'Reply STOP',
      ),
    ).toEqual([
      [null, 'warning no-sender-name', { senderName: 'Luna' }],
      ['de', 'error unknown-field', { field: 'nmae', available: 'name' }],
      ['fr', 'error syntax', { position: 5, problem: 'unclosed-brace' }],
      ['pt', 'warning no-way-to-stop', {}],
    ]);
  });

  it('wants the way to stop in the language of the text', () => {
    expect(
      short([
        { language: 'pt_BR', text: 'Aqui é a Luna. Reply STOP to opt out.' },
        { language: 'ar', text: 'Luna. {أرسل توقف|Reply STOP}' },
        { language: 'sw', text: 'Luna. Reply STOP' },
      ]),
    ).toEqual([
      ['pt_BR', 'warning stop-other-language', { word: 'PARAR' }],
      ['ar', 'warning stop-other-language', { word: 'توقف' }],
    ]);
  });

  it('finds texts that nobody would get', () => {
    expect(
      short([
        { language: 'pt_PT', text: 'Luna, SAIR' },
        { language: 'pt-pt', text: 'Luna, SAIR' },
        { language: 'Brazil!', text },
      ]),
    ).toEqual([
      ['pt-pt', 'error same-language', { language: 'pt-pt', other: 'pt_PT' }],
      ['Brazil!', 'error bad-language', { language: 'Brazil!' }],
    ]);
  });

  it('looks at each variant, at its name, and at the languages it lacks beside the others', () => {
    const variants = {
      items: [
        { name: 'A', text, translations: [{ language: 'pt-BR', text: 'Luna, PARAR' }] },
        { name: 'b', text: 'Luna {STOP' },
        { name: 'B ', text, translations: [{ language: 'pt_br', text: 'Luna, SAIR' }] },
      ],
    };
    const found = lintMessage({ text: 'not sent', variants }, options);
    expect(found.map(({ variant, language, code }) => [variant, language, code])).toEqual([
      ['b', null, 'syntax'],
      ['b', null, 'missing-language'],
      ['B ', null, 'same-variant'],
    ]);
  });

  it('refuses a message whose texts are too long together, before it looks at them', () => {
    const translations = ['pt', 'es', 'fr', 'de', 'it', 'tr'].map((language) => ({
      language,
      text: '{{a|b}|{c|d}}'.repeat(770),
    }));
    expect(short(translations, '{'.repeat(20))).toEqual([
      [null, 'error message-too-large', { length: 20 + 6 * 770 * 13, limit: 60_000 }],
    ]);
  });
});
