import { compilePattern } from './compile-pattern.ts';
import { english } from './languages/english.ts';
import { STOP_LANGUAGES } from './languages.ts';
import { normaliseMessage } from './normalise.ts';
import { spellings } from './spellings.ts';
import type { StopLanguage } from './stop-language.ts';

/**
 * The one sentence that confirms a STOP, in the language it was said in: that of the whole message, of a clause, or of
 * a word in it, the first of them when several share it; English when nothing tells.
 */
export function confirmStop(text: string): string {
  const words = normaliseMessage(text);
  const tests: readonly ((language: StopLanguage) => boolean)[] = [
    ({ whole }) => whole.flatMap(spellings).includes(words),
    ({ contains }) => contains.some((pattern) => compilePattern(pattern).test(` ${words} `)),
    ({ whole }) => whole.flatMap(spellings).some((word) => ` ${words} `.includes(` ${word} `)),
  ];
  const said = tests.map((test) => STOP_LANGUAGES.find(test)).find((language) => language !== undefined);
  return (said ?? english).confirms;
}
