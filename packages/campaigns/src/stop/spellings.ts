import { normaliseMessage } from './normalise.ts';

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** The normalised forms people write a word in: `löschen` is `loschen` without accents and `loeschen` without keys. */
export function spellings(word: string): readonly string[] {
  const spelled = word.toLowerCase().replace(/[äöü]/g, (letter) => UMLAUTS[letter] ?? letter);
  return [...new Set([normaliseMessage(word), normaliseMessage(spelled)])];
}
