import { lazily } from '../lazily.ts';
import { compilePattern } from './compile-pattern.ts';
import { STOP_LANGUAGES } from './languages.ts';
import { normaliseMessage } from './normalise.ts';

const offers = lazily(
  () => new Map(STOP_LANGUAGES.map((language) => [language.tag, language.offers.map(compilePattern)])),
);
const all = lazily(() => [...offers().values()].flat());

/**
 * Does this text tell its reader a word to answer with to be left alone? In the language of the BCP 47 tag `language`
 * where it is one of the ten whose words we know, else in any of them.
 */
export function mentionsStop(text: string, language: string | null = null): boolean {
  const words = ` ${normaliseMessage(text)} `;
  return (offers().get(bare(language)) ?? all()).some((offer) => offer.test(words));
}

/** The word to propose in a text of this language, or `null` where we know none. */
export function stopWordOf(language: string | null): string | null {
  const known = STOP_LANGUAGES.find(({ tag }) => tag === bare(language));
  return known?.offers[0]?.toLocaleUpperCase(known.tag) ?? null;
}

function bare(language: string | null): string {
  return language?.split('-')[0] ?? '';
}
