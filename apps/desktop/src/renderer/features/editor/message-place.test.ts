import { expect, it } from 'vitest';
import { languagesOf, textAt, withoutTranslation, withText, withTranslation } from './message-place.ts';

const one = { text: 'Hello' };
const two = withTranslation(withTranslation(one, { language: 'pt', text: '' }), {
  language: 'es',
  text: 'Hola',
});

it('adds, changes and removes languages and ends where it began', () => {
  expect(languagesOf(two)).toEqual([null, 'pt', 'es']);
  const changed = withText(withText(two, { language: 'pt' }, 'Olá'), { language: null }, 'Hi');
  expect(languagesOf(changed).map((language) => textAt(changed, { language }))).toEqual([
    'Hi',
    'Olá',
    'Hola',
  ]);
  const less = withoutTranslation(changed, 'pt');
  expect(languagesOf(less)).toEqual([null, 'es']);
  expect(languagesOf(withTranslation(less, { language: 'pt', text: 'Olá' }, 0))).toEqual([null, 'pt', 'es']);
  expect(withoutTranslation(withoutTranslation(two, 'pt'), 'es')).toEqual(one);
});

it('reads a language that is not there as empty', () => {
  expect(textAt(two, { language: 'fr' })).toBe('');
  expect(withText(one, { language: 'fr' }, 'Salut')).toEqual(one);
});
