import { detectOptOut } from '../stop/detect-opt-out.ts';
import { normaliseMessage } from '../stop/normalise.ts';
import { spellings } from '../stop/spellings.ts';
import { COURTESY, YES_WORDS } from './yes-words.ts';

const YES = new Set(Object.values(YES_WORDS).flatMap((words) => words.flatMap(spellings)));
/** Longest first, so that "thank you" goes before a shorter entry takes half of it. */
const AROUND = [...new Set(COURTESY.flatMap(spellings))].sort((a, b) => b.length - a.length);

/** A message of nothing but these. */
const YES_SIGNS = /^(?:👍|👌|✅|✔|☑|[\u{1f3fb}-\u{1f3ff}]|\ufe0f|\s)+$/u;
const NO_SIGNS = /👎|❌|🚫|🛑|⛔|✋|🙅/u;

/** A yes is short; what is longer says more than yes, and a person should read it. */
const MAX_CHARACTERS = 80;

/**
 * Is this reply a yes and nothing but a yes? Without `words`: the whole message, courtesy and emoji aside, is a positive
 * answer in one of ten languages, all tried at once. With `words`: the whole message is one of them, and no other yes
 * counts. A question, a doubt, anything more, or anything that may be a STOP is no yes.
 */
export function isYes(text: string, words?: readonly string[]): boolean {
  if (text.length > MAX_CHARACTERS || /[?؟]/u.test(text) || detectOptOut(text) !== 'none') return false;
  if (words !== undefined) return words.some((word) => isWord(text, word));
  if (NO_SIGNS.test(text)) return false;
  if (YES_SIGNS.test(text)) return true;
  const said = normaliseMessage(text);
  return YES.has(said) || YES.has(onlyOnce(withoutCourtesy(said)));
}

/** A word that is nothing but signs, such as an emoji, has no letters to compare. */
function isWord(text: string, word: string): boolean {
  const wanted = normaliseMessage(word);
  return wanted === '' ? text.trim() === word.trim() : normaliseMessage(text) === wanted;
}

function withoutCourtesy(said: string): string {
  let left = ` ${said} `;
  for (const phrase of AROUND) left = left.replaceAll(` ${phrase} `, ' ');
  return left.trim();
}

/** "Ja, ja" is one yes. */
function onlyOnce(said: string): string {
  return [...new Set(said.split(' '))].join(' ');
}
