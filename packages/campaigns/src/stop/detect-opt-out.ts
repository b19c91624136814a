import { compilePattern } from './compile-pattern.ts';
import { STOP_LANGUAGES } from './languages.ts';
import { normaliseMessage } from './normalise.ts';

/** `stop` suppresses for ever; `ambiguous` pauses the contact until somebody has looked; `none` does nothing. */
export type OptOut = 'stop' | 'ambiguous' | 'none';

const WHOLE = new Set(STOP_LANGUAGES.flatMap(({ whole }) => whole.map(normaliseMessage)));
const FILLERS = new Set(STOP_LANGUAGES.flatMap(({ fillers }) => fillers.map(normaliseMessage)));
const CONTAINS = STOP_LANGUAGES.flatMap(({ contains }) => contains.map(compilePattern));
const NOT = STOP_LANGUAGES.flatMap(({ not }) => not.map(compilePattern));
const UNSURE = STOP_LANGUAGES.flatMap(({ unsure }) => unsure.map(compilePattern));
const UNSURE_SHORT = STOP_LANGUAGES.flatMap(({ unsureShort }) => unsureShort.map(compilePattern));

/** A message of nothing but stop signs. */
const STOP_SIGN = /^(?:\s|🛑|🚫|✋|⛔|\ufe0f)*(?:🛑|🚫|✋|⛔)(?:\s|🛑|🚫|✋|⛔|\ufe0f)*$/u;

/** A comma before a German infinitive does not end the thought: "Hören Sie auf, mir zu schreiben". */
const CLAUSE_END = /,(?!\s*(?:mir|mich|uns)\s)|[،:()–—]|\s-\s/iu;

/** A stop comes at the beginning; what lies beyond is a letter and not looked at. */
const READ_CHARACTERS = 1000;
const SHORT_WORDS = 3;

/**
 * Does this reply ask not to be written to? Two levels, in ten languages at once: the whole message (or a sentence
 * of it) is a stop word, or a clause has a stop verb with a communication object. "Does the pain stop?" is neither.
 */
export function detectOptOut(text: string): OptOut {
  const read = text.slice(0, READ_CHARACTERS);
  const sentences = read.split(/(?<=[.!?;؟।\n])\s*/u).filter((sentence) => sentence.trim() !== '');
  // The dots of "s.t.o.p." and the line breaks of "STOP\n\nsent from my phone" are both common.
  const found = [judgeSentence(read), ...sentences.map(judgeSentence)];
  if (found.includes('stop')) return 'stop';
  return found.includes('ambiguous') || STOP_SIGN.test(read) ? 'ambiguous' : 'none';
}

function judgeSentence(sentence: string): OptOut {
  const words = normaliseMessage(sentence);
  if (words === '') return 'none';
  if (isStopWord(words)) return /[?؟]\s*$/u.test(sentence) ? 'ambiguous' : 'stop';
  const clauses = sentence
    .split(CLAUSE_END)
    .map((clause) => ` ${normaliseMessage(clause)} `)
    .filter((clause) => !matches(NOT, clause));
  if (clauses.some((clause) => matches(UNSURE, clause))) return 'ambiguous';
  if (clauses.some((clause) => matches(CONTAINS, clause))) return 'stop';
  const short = clauses.some(
    (clause) => clause.trim().split(' ').length <= SHORT_WORDS && matches(UNSURE_SHORT, clause),
  );
  return short && words.split(' ').length <= SHORT_WORDS ? 'ambiguous' : 'none';
}

function isStopWord(words: string): boolean {
  if (WHOLE.has(words)) return true;
  const kept = words.split(' ').filter((word) => !FILLERS.has(word));
  return WHOLE.has(kept.join(' ')) || WHOLE.has([...new Set(kept)].join(' '));
}

function matches(patterns: readonly RegExp[], clause: string): boolean {
  return patterns.some((pattern) => pattern.test(clause));
}
