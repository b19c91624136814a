import { mentionsStop } from '@mywasender/campaigns/stop/mentions-stop';
import { expect, it } from 'vitest';
import { stopSentence } from './stop-sentence.ts';

it.each(['ar', 'de', 'en', 'es', 'fr', 'hi', 'id', 'it', 'pt', 'tr'])(
  'the sentence in %s names a word that is understood there',
  (language) => expect(mentionsStop(stopSentence(language) ?? '', language)).toBe(true),
);

it('knows varieties, and languages it has no sentence for', () => {
  expect(stopSentence('pt_BR')).toBe(stopSentence('pt'));
  expect(stopSentence(null)).toBe(stopSentence('en'));
  expect(stopSentence('sw')).toBe(null);
});
