import { arabic } from './arabic.ts';
import { english } from './english.ts';
import { hindi } from './hindi.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';
import { SENDER, type Starter, type StarterSet } from './starter.ts';

const SETS = { en: english, es: spanish, pt: portuguese, hi: hindi, ar: arabic } as const satisfies Record<
  string,
  StarterSet
>;

/** The ready-made templates of a language in the name of `senderName`; empty: who has not said it yet. */
export function starterTemplates(language: keyof typeof SETS, senderName: string): readonly Starter[] {
  const { somebody, starters } = SETS[language];
  // A name is no template: braces in it are text.
  const sender = (senderName.trim() || somebody).replace(/[{}|\\]/g, '\\$&');
  return starters.map((starter) => ({ ...starter, text: starter.text.replaceAll(SENDER, () => sender) }));
}
