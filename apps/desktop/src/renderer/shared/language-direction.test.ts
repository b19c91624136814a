import { expect, it } from 'vitest';
import { languageDirection } from './language-direction.ts';

it.each([
  ['ar', 'rtl'],
  ['he', 'rtl'],
  ['ur-PK', 'rtl'],
  ['az_Arab', 'rtl'],
  ['pt-BR', 'ltr'],
  ['hi', 'ltr'],
  ['', 'auto'],
  ['no tag!', 'auto'],
  [null, 'auto'],
])('%s is written %s', (language, direction) => expect(languageDirection(language)).toBe(direction));
