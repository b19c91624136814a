import { expect, it } from 'vitest';
import { confirmStop } from './confirm-stop.ts';
import { detectOptOut } from './detect-opt-out.ts';
import { STOP_LANGUAGES } from './languages.ts';

const tagOf = (text: string) => STOP_LANGUAGES.find(({ confirms }) => confirms === confirmStop(text))?.tag;

it.each([
  ['STOP', 'en'],
  ['🛑', 'en'],
  ['Stopp!', 'de'],
  ['Bitte abmelden, danke', 'de'],
  ['Schreibt mir keine Nachrichten mehr', 'de'],
  ['désabonner', 'fr'],
  ['baja', 'es'],
  ['sair', 'pt'],
  ['cancellami', 'it'],
  ['berhenti', 'id'],
  ['iptal', 'tr'],
  ['توقف', 'ar'],
  ['रोकें', 'hi'],
])('%s is confirmed in %s', (text, tag) => {
  expect(detectOptOut(text)).not.toBe('none');
  expect(tagOf(text)).toBe(tag);
});

it('says a sentence of its own in each language, that no detector takes for a STOP', () => {
  const texts = STOP_LANGUAGES.map(({ confirms }) => confirms);
  expect(new Set(texts).size).toBe(10);
  expect(texts.filter((text) => detectOptOut(text) !== 'none')).toEqual([]);
});
