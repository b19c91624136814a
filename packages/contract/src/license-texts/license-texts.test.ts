import { describe, expect, it } from 'vitest';
import { LICENSE_CODE_LIST, LICENSE_CODES } from '../license-codes.ts';
import { LICENSE_TEXTS, type LicenseTexts } from './license-texts.ts';

const LANGUAGES: [string, LicenseTexts][] = Object.entries(LICENSE_TEXTS);
const ACTIONS = [...new Set(Object.values(LICENSE_CODES).map(({ action }) => action))];
const SCRIPTS: Readonly<Record<string, RegExp>> = { hi: /\p{Script=Devanagari}/u, ar: /\p{Script=Arabic}/u };

describe.each(LANGUAGES)('verdicts in %s', (language, { codes, actions }) => {
  it('each code has its own sentence, each next step its own label, and nothing more', () => {
    expect(Object.keys(codes).sort()).toEqual([...LICENSE_CODE_LIST].sort());
    expect(Object.keys(actions).sort()).toEqual(ACTIONS.toSorted());
    const texts = [...Object.values(codes), ...Object.values(actions)];
    expect(new Set(texts).size).toBe(texts.length);
    for (const sentence of Object.values(codes)) expect(sentence).toMatch(/[.।]$/u);
    for (const text of texts) expect(text.trim()).toBe(text);
  });

  it('is in the language it says', () => {
    const script = SCRIPTS[language];
    if (script !== undefined) {
      for (const text of Object.values(codes)) expect(text).toMatch(script);
    }
    if (language === 'en') return;
    for (const code of LICENSE_CODE_LIST) expect(codes[code]).not.toBe(LICENSE_CODES[code].text);
  });
});
