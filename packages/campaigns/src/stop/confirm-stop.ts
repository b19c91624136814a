import { lazily } from '../lazily.ts';
import { compilePattern } from './compile-pattern.ts';
import { english } from './languages/english.ts';
import { STOP_LANGUAGES } from './languages.ts';
import { normaliseMessage } from './normalise.ts';
import { spellings } from './spellings.ts';

const known = lazily(() =>
  STOP_LANGUAGES.map(({ whole, contains, confirms }) => ({
    whole: whole.flatMap(spellings),
    contains: contains.map(compilePattern),
    confirms,
  })),
);

/**
 * The one sentence that confirms a STOP, in the language it was said in: that of the whole message, of a clause, or of
 * a word in it, the first of them when several share it; English when nothing tells.
 */
export function confirmStop(text: string): string {
  const words = normaliseMessage(text);
  const padded = ` ${words} `;
  const languages = known();
  const said =
    languages.find(({ whole }) => whole.includes(words)) ??
    languages.find(({ contains }) => contains.some((pattern) => pattern.test(padded))) ??
    languages.find(({ whole }) => whole.some((word) => padded.includes(` ${word} `)));
  return (said ?? english).confirms;
}
