import { describe, expect, it } from 'vitest';
import { lintMessage } from '../lint-message.ts';
import { STARTER_KINDS } from './starter.ts';
import { starterTemplates } from './starter-templates.ts';

const LANGUAGES = ['en', 'es', 'pt', 'hi', 'ar'] as const;
const options = { availableFields: ['first_name'], firstMessage: true, emptyRows: { first_name: 9 } };

describe.each(LANGUAGES)('ready-made templates in %s', (language) => {
  it('are there for every occasion', () => {
    const kinds = starterTemplates(language, '').map(({ kind }) => kind);
    expect(STARTER_KINDS.filter((kind) => !kinds.includes(kind))).toEqual([]);
    const names = starterTemplates(language, '').map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  // As a translation: then the way to stop must be in this language.
  it.each(starterTemplates(language, 'Luna {1|2}').map(({ name, text }) => [name, text]))(
    '%s has nothing to be found fault with',
    (_name, text) => {
      const message = { text: 'Luna \\{1\\|2\\}. STOP', translations: [{ language, text }] };
      expect(lintMessage(message, { ...options, senderName: 'Luna {1|2}' })).toEqual([]);
    },
  );
});
