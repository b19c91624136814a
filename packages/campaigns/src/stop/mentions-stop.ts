import { compilePattern } from './compile-pattern.ts';
import { STOP_LANGUAGES } from './languages.ts';
import { normaliseMessage } from './normalise.ts';

const OFFERS = STOP_LANGUAGES.flatMap(({ offers }) => offers.map(compilePattern));

/** Does this text tell its reader a word to answer with to be left alone, in any of the ten languages? */
export function mentionsStop(text: string): boolean {
  const words = ` ${normaliseMessage(text)} `;
  return OFFERS.some((offer) => offer.test(words));
}
