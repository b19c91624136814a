import { asciiDigits } from '../phone-text.ts';
import { detectOptOut } from '../stop/detect-opt-out.ts';
import { mentionsStop } from '../stop/mentions-stop.ts';
import { normaliseMessage } from '../stop/normalise.ts';
import { spellings } from '../stop/spellings.ts';
import { isYes } from '../yes/is-yes.ts';
import { COURTESY } from '../yes/yes-words.ts';

/** `everyday`: people write it without meaning to join; a yes, a greeting, thanks. */
export const KEYWORD_PROBLEMS = ['too-short', 'too-long', 'question', 'stop-word', 'everyday'] as const;
export type KeywordProblem = (typeof KEYWORD_PROBLEMS)[number];

export const MAX_KEYWORD_LENGTH = 40;
const MIN_LETTERS = 2;
/** Whoever writes a letter says more than a keyword. */
const MAX_MESSAGE_LENGTH = 200;
const QUESTION = /[?؟？]/u;

const EVERYDAY = new Set(COURTESY.flatMap(spellings).map(joined));

/**
 * What two spellings of a keyword have in common: no case, accents, spaces, punctuation or emoji, digits of any script
 * alike. Empty when the text has no letter and no digit.
 */
export function keywordKey(text: string): string {
  return joined(asciiDigits(normaliseMessage(text)));
}

/** Why a keyword cannot be one; `null` when it can. */
export function checkKeyword(keyword: string): KeywordProblem | null {
  const key = keywordKey(keyword);
  if ((key.match(/\p{L}/gu) ?? []).length < MIN_LETTERS) return 'too-short';
  if (keyword.trim().length > MAX_KEYWORD_LENGTH) return 'too-long';
  if (QUESTION.test(keyword)) return 'question';
  const forms = [keyword, key];
  if (forms.some((form) => detectOptOut(form) !== 'none' || mentionsStop(form))) return 'stop-word';
  return EVERYDAY.has(key) || forms.some((form) => isYes(form)) ? 'everyday' : null;
}

/**
 * Whether a message is the keyword with this key and nothing else. What is a question, or may be a STOP, never is: a
 * STOP wins over whatever else a message could mean.
 */
export function isKeyword(text: string, key: string): boolean {
  if (key === '' || text.length > MAX_MESSAGE_LENGTH || QUESTION.test(text)) return false;
  return keywordKey(text) === key && detectOptOut(text) === 'none';
}

/** A Greek sigma has a form of its own at the end of a word, and ends of words are gone here. */
function joined(words: string): string {
  return words
    .replaceAll(' ', '')
    .replaceAll('ς', 'σ')
    .replace(/(\p{L})\1{2,}/gu, '$1');
}
