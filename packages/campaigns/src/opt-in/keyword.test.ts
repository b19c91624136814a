import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTROL_SETS } from '../stop/control/control-sets.ts';
import { CONTROL_PHRASES } from '../stop/control-phrases.ts';
import { detectOptOut } from '../stop/detect-opt-out.ts';
import { STOP_LANGUAGES } from '../stop/languages.ts';
import { YES_WORDS } from '../yes/yes-words.ts';
import { checkKeyword, isKeyword, keywordKey } from './keyword.ts';

const STOPS = [
  ...CONTROL_SETS.flatMap(({ stop, ambiguous }) => [...stop, ...ambiguous]),
  ...CONTROL_PHRASES.stop,
  ...CONTROL_PHRASES.ambiguous,
];

const ALPHABETS = [
  'abcdefghijklmnoprstuvz',
  'áéíóúñçãüöß',
  'отправивесть',
  'انضمخبرسل',
  'समाचारदो',
  '加入新聞会員',
];
const word = fc
  .constantFrom(...ALPHABETS)
  .chain((letters) =>
    fc.string({ unit: fc.constantFrom(...Array.from(letters)), minLength: 2, maxLength: 9 }),
  );
/** Most are words nobody has a meaning for; some are what people write to be left alone. */
const keyword = fc.oneof(
  { weight: 3, arbitrary: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')) },
  { weight: 1, arbitrary: fc.constantFrom(...STOPS) },
);

describe('a keyword', () => {
  it.each([
    'JOIN',
    'Neuigkeiten',
    'Sí, quiero noticias',
    'أخبار',
    'समाचार',
    '加入',
    'News 2026',
    'VIP-Club 🎉',
  ])('may be %s', (text) => expect(checkKeyword(text)).toBeNull());

  it.each([
    ['STOP', 'stop-word'],
    ['s t o p', 'stop-word'],
    ['non stop deals', 'stop-word'],
    ['abmelden', 'stop-word'],
    ['baja', 'stop-word'],
    ['إيقاف', 'stop-word'],
    ['unsubscibe', 'stop-word'],
    ['Yes', 'everyday'],
    ['Sì, grazie', 'everyday'],
    ['Hallo!', 'everyday'],
    ['thank you', 'everyday'],
    ['News?', 'question'],
    ['', 'too-short'],
    ['🎉', 'too-short'],
    ['2026', 'too-short'],
    ['x'.repeat(41), 'too-short'],
    ['ab'.repeat(21), 'too-long'],
  ] as const)('may not be “%s”: %s', (text, problem) => expect(checkKeyword(text)).toBe(problem));

  it('is never a word by which people of any language say stop or yes', () => {
    const words = [
      ...STOP_LANGUAGES.flatMap(({ whole, offers }) => [...whole, ...offers]),
      ...Object.values(YES_WORDS).flat(),
    ];
    expect(words.length).toBeGreaterThan(300);
    expect(words.filter((one) => checkKeyword(one) === null)).toEqual([]);
  });
});

describe('a message', () => {
  it.each([
    ['JOIN', 'join'],
    ['JOIN', ' Join! 🎉 '],
    ['JOIN', 'j o i n'],
    ['Sí quiero', 'SI QUIERO.'],
    ['Sí quiero', 'síquiero'],
    ['Neuigkeiten', '„Neuigkeiten“'],
    ['Straße', 'STRASSE'],
    ['ΝΕΑ ΣΑΣ', 'νέα σας'],
    ['أخبار ٢', 'اخبار 2'],
    ['एक समाचार', 'एक-समाचार'],
    ['加入', '「加入」'],
    ['VIP-Club', 'vip club'],
  ])('with the keyword %s may be %s', (wanted, text) =>
    expect(isKeyword(text, keywordKey(wanted))).toBe(true),
  );

  it.each([
    ['JOIN', 'join us'],
    ['JOIN', 'I want to join'],
    ['JOIN', 'join?'],
    ['JOIN', 'join ?'],
    ['JOIN', "don't join"],
    ['JOIN', 'joint'],
    ['JOIN', ''],
    ['JOIN', `join${' '.repeat(300)}`],
  ])('with the keyword %s is not %s', (wanted, text) =>
    expect(isKeyword(text, keywordKey(wanted))).toBe(false),
  );

  it('matches nothing where there is nothing to match', () => expect(isKeyword('🎉', '')).toBe(false));

  it('that asks to stop, or may, is no keyword, even if the keyword were that very phrase', () => {
    expect(STOPS.length).toBeGreaterThan(700);
    expect(STOPS.filter((phrase) => isKeyword(phrase, keywordKey(phrase)))).toEqual([]);
    expect(STOPS.filter((phrase) => checkKeyword(phrase) === null)).toEqual([]);
  });

  it('of the control set is matched by no keyword there can be', () => {
    const keys = new Map(STOPS.map((phrase) => [keywordKey(phrase), phrase]));
    fc.assert(
      fc.property(keyword, (wanted) => {
        const phrase = keys.get(keywordKey(wanted));
        return checkKeyword(wanted) !== null || phrase === undefined;
      }),
      { numRuns: 1000 },
    );
  });

  it('is the keyword in whatever case, with accents lost, spaces, marks and emoji around', () => {
    const mark = fc.constantFrom('', ' ', '!', '.', ' 🎉', '\n', '…', '"');
    fc.assert(
      fc.property(keyword, mark, mark, fc.boolean(), fc.boolean(), (wanted, before, after, upper, bare) => {
        fc.pre(checkKeyword(wanted) === null);
        const cased = upper ? wanted.toUpperCase() : wanted;
        const plain = bare ? cased.normalize('NFD').replace(/[\u0300-\u036f]/g, '') : cased;
        const said = `${before}${plain.replaceAll(' ', bare ? '  ' : '-')}${after}`;
        // A STOP that the marks made of it stays one.
        return detectOptOut(said) !== 'none' || isKeyword(said, keywordKey(wanted));
      }),
      { numRuns: 500 },
    );
  });
});
