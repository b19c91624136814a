import { lazily } from '../lazily.ts';
import { compilePattern } from './compile-pattern.ts';
import { STOP_LANGUAGES } from './languages.ts';
import { normaliseMessage } from './normalise.ts';
import { slipsOf } from './slips.ts';
import { spellings } from './spellings.ts';

/** `stop` suppresses for ever; `ambiguous` pauses the contact until somebody has looked; `none` does nothing. */
export type OptOut = 'stop' | 'ambiguous' | 'none';

/** Compiled with the first message: it takes as long as a tenth of the app's start. */
const known = lazily(() => {
  const whole = new Set(STOP_LANGUAGES.flatMap((language) => language.whole.flatMap(spellings)));
  const compiled = (kind: 'contains' | 'not' | 'asks' | 'unsure' | 'unsureShort') =>
    STOP_LANGUAGES.flatMap((language) => language[kind].map(compilePattern));
  return {
    whole,
    slips: new Set([...whole].flatMap(slipsOf)),
    fillers: new Set(STOP_LANGUAGES.flatMap(({ fillers }) => fillers.map(normaliseMessage))),
    contains: compiled('contains'),
    not: compiled('not'),
    asks: compiled('asks'),
    unsure: compiled('unsure'),
    unsureShort: compiled('unsureShort'),
  };
});

/** A message of nothing but stop signs. */
const STOP_SIGN = /^(?:\s|🛑|🚫|✋|⛔|\ufe0f)*(?:🛑|🚫|✋|⛔)(?:\s|🛑|🚫|✋|⛔|\ufe0f)*$/u;

/** "STOP, I am no customer of yours". */
const SHOUTED = /^\P{L}*STOPP?\P{L}*[,،:()–—-]/u;

/** A comma before a German infinitive does not end the thought: "Hören Sie auf, mir zu schreiben". */
const CLAUSE_END = /,(?!\s*(?:mir|mich|uns)\s)|[،:()–—]|\s-\s/iu;

/** Words between quotation marks are somebody else's: a song, a sign, our own instructions. */
const QUOTED = /"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»/gu;

/** A stop comes at the beginning; what lies beyond is a letter and not looked at. */
const READ_CHARACTERS = 1000;
const SHORT_WORDS = 3;

/**
 * Does this reply ask not to be written to? Two levels, in ten languages at once: the whole message (or a sentence
 * of it) is a stop word, or a clause has a stop verb with a communication object. "Does the pain stop?" is neither.
 */
export function detectOptOut(text: string): OptOut {
  const read = text.slice(0, READ_CHARACTERS);
  const found = judgeMessage(read);
  if (found !== 'stop') return found === 'none' && STOP_SIGN.test(read) ? 'ambiguous' : found;
  const unquoted = read.replace(QUOTED, ' ');
  // With nothing but courtesy outside the quotation marks the words inside are meant.
  const saysMore = withoutFillers(normaliseMessage(unquoted)).length > 0;
  return saysMore && judgeMessage(unquoted) !== 'stop' ? 'ambiguous' : 'stop';
}

function judgeMessage(read: string): OptOut {
  const sentences = read.split(/(?<=[.!?;؟।\n])\s*/u).filter((sentence) => sentence.trim() !== '');
  // The dots of "s.t.o.p." and the line breaks of "STOP\n\nsent from my phone" are both common.
  const found = [judgeSentence(read), ...sentences.map(judgeSentence)];
  return strongest(found);
}

function judgeSentence(sentence: string): OptOut {
  const words = normaliseMessage(sentence);
  if (words === '') return 'none';
  if (isStopWord(words)) return /[?؟]\s*$/u.test(sentence) ? 'ambiguous' : 'stop';
  const clauses = sentence
    .split(CLAUSE_END)
    .map(normaliseMessage)
    .filter((clause) => !matches(known().not, clause));
  const found = strongest(clauses.map(judgeClause));
  if (found === 'stop') return 'stop';
  const hasStopWord = clauses.some(isStopWord);
  // "Not interested, stop": a stop word beside a doubt needs no verb, and a shouted STOP needs nothing.
  if (hasStopWord && (found === 'ambiguous' || SHOUTED.test(sentence))) return 'stop';
  if (hasStopWord || found === 'ambiguous') return 'ambiguous';
  const short = words.split(' ').length <= SHORT_WORDS;
  return short && clauses.some((clause) => matches(known().unsureShort, clause)) ? 'ambiguous' : 'none';
}

function judgeClause(clause: string): OptOut {
  if (matches(known().asks, clause)) return 'ambiguous';
  if (matches(known().contains, clause)) return 'stop';
  return matches(known().unsure, clause) ? 'ambiguous' : 'none';
}

function strongest(found: readonly OptOut[]): OptOut {
  if (found.includes('stop')) return 'stop';
  return found.includes('ambiguous') ? 'ambiguous' : 'none';
}

function isStopWord(words: string): boolean {
  const { whole, slips } = known();
  if (whole.has(words) || slips.has(words)) return true;
  const kept = withoutFillers(words);
  const [first] = kept;
  if (kept.length === 1 && first !== undefined && slips.has(first)) return true;
  return whole.has(kept.join(' ')) || whole.has([...new Set(kept)].join(' '));
}

function withoutFillers(words: string): readonly string[] {
  return words.split(' ').filter((word) => word !== '' && !known().fillers.has(word));
}

function matches(patterns: readonly RegExp[], clause: string): boolean {
  const padded = ` ${clause} `;
  return patterns.some((pattern) => pattern.test(padded));
}
