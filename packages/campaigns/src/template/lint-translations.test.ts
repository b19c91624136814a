import { describe, expect, it } from 'vitest';
import { lintTranslations } from './lint-translations.ts';

const options = { availableFields: ['name'], senderName: 'Luna', firstMessage: true };
const original = 'Luna here. Reply STOP to opt out.';

describe('lintTranslations', () => {
  it('has nothing to say when every text is good', () => {
    const byLanguage = { pt: 'Aqui é a Luna. Responda SAIR.', 'es-MX': 'Somos Luna. Responda BAJA.' };
    expect(lintTranslations({ original, byLanguage }, options)).toEqual([]);
  });

  it('says in which language something is wrong', () => {
    const byLanguage = { de: 'Luna. {{nmae}} STOPP', fr: 'Luna {STOP', pt: 'Aqui é a Luna.' };
    const found = lintTranslations({ original: 'Reply STOP', byLanguage }, options);
    expect(
      found.map((one) => [one.kind, one.language, one.kind === 'lint' ? one.finding.code : null]),
    ).toEqual([
      ['lint', null, 'no-sender-name'],
      ['lint', 'de', 'unknown-field'],
      ['syntax', 'fr', null],
      ['lint', 'pt', 'no-way-to-stop'],
    ]);
  });

  it('finds texts that nobody would get', () => {
    const byLanguage = { pt_BR: original, 'pt-br': original, 'Brazil!': original };
    expect(lintTranslations({ original, byLanguage }, options)).toEqual([
      { kind: 'same-language', language: 'pt-br', other: 'pt_BR' },
      { kind: 'bad-language', language: 'Brazil!' },
    ]);
  });
});
