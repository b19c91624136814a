import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTROL_PHRASES } from './control-phrases.ts';
import { detectOptOut, type OptOut } from './detect-opt-out.ts';
import { STOP_LANGUAGES } from './languages.ts';
import { mentionsStop } from './mentions-stop.ts';

const LEVELS: readonly OptOut[] = ['stop', 'ambiguous', 'none'];

describe('detectOptOut', () => {
  it.each(LEVELS)('judges every control phrase that means "%s"', (level) => {
    const wrong = CONTROL_PHRASES[level]
      .map((phrase) => ({ phrase, found: detectOptOut(phrase) }))
      .filter(({ found }) => found !== level);
    expect(wrong).toEqual([]);
  });

  it('has a precision and a recall of 1 on the control set', () => {
    const all = LEVELS.flatMap((level) => CONTROL_PHRASES[level].map((phrase) => ({ phrase, level })));
    const found = all.filter(({ phrase }) => detectOptOut(phrase) === 'stop');
    const right = found.filter(({ level }) => level === 'stop');
    expect(all.length).toBeGreaterThan(200);
    expect(right.length / found.length).toBe(1);
    expect(right.length / CONTROL_PHRASES.stop.length).toBe(1);
  });

  it('obeys every stop word of every language, in capitals, with courtesy and emoji', () => {
    for (const { whole } of STOP_LANGUAGES) {
      for (const word of whole) {
        for (const text of [word, word.toUpperCase(), `${word}!!!`, `${word} 🙏`]) {
          expect(detectOptOut(text), text).toBe('stop');
        }
      }
    }
  });

  it('never throws, and reads a very long message quickly', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void detectOptOut(text)));
    expect(detectOptOut('stop '.repeat(5000))).not.toBe('none');
  });
});

describe('mentionsStop', () => {
  it.each([
    'Reply STOP to unsubscribe',
    'Responda SAIR para não receber',
    'Antworten Sie STOPP',
    'أرسل توقف للإلغاء',
    'Almak istemiyorsanız RET yazın',
  ])('sees the way out in "%s"', (text) => expect(mentionsStop(text)).toBe(true));

  it.each(['Hello, our shop opens at 9', 'informação para você', 'Bonjour à tous'])(
    'sees none in "%s"',
    (text) => expect(mentionsStop(text)).toBe(false),
  );
});
