import { expect, it } from 'vitest';
import {
  languagesOf,
  textAt,
  versionAt,
  withoutTranslation,
  withText,
  withTranslation,
  withVersion,
} from './message-place.ts';
import { endVariants, startVariants } from './variant-items.ts';

const one = { text: 'Hello' };
const two = withTranslation(withTranslation(one, { language: 'pt', text: '' }), {
  language: 'es',
  text: 'Hola',
});

it('adds, changes and removes languages and ends where it began', () => {
  expect(languagesOf(two)).toEqual([null, 'pt', 'es']);
  const changed = withText(withText(two, 'pt', 'Olá'), null, 'Hi');
  expect(languagesOf(changed).map((language) => textAt(changed, language))).toEqual(['Hi', 'Olá', 'Hola']);
  const less = withoutTranslation(changed, 'pt');
  expect(languagesOf(less)).toEqual([null, 'es']);
  expect(languagesOf(withTranslation(less, { language: 'pt', text: 'Olá' }, 0))).toEqual([null, 'pt', 'es']);
  expect(withoutTranslation(withoutTranslation(two, 'pt'), 'es')).toEqual(one);
});

it('reads a language that is not there as empty', () => {
  expect(textAt(two, 'fr')).toBe('');
  expect(withText(one, 'fr', 'Salut')).toEqual(one);
});

it('writes into one variant alone, and goes back to the first when they are given up', () => {
  const tested = startVariants(two);
  expect(tested.variants?.items.map(({ name }) => name)).toEqual(['A', 'B']);
  const changed = withVersion(tested, 1, (version) => withText(version, 'pt', 'Olá'));
  expect([0, 1].map((variant) => textAt(versionAt(changed, variant), 'pt'))).toEqual(['', 'Olá']);
  const first = withVersion(changed, 0, (version) => withText(version, null, 'Hi'));
  expect(endVariants(first)).toEqual({ ...two, text: 'Hi' });
  expect(withVersion(one, 3, (version) => withText(version, null, 'Hey'))).toEqual({ text: 'Hey' });
});
