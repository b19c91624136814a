/**
 * Replies as people of one language write them, with slang, typing errors, missing accents, emoji and marks. Written
 * before the patterns were tuned, to what people say and not to what the word lists had.
 */
export interface ControlSet {
  readonly language: string;
  /** Asks not to be written to: must be obeyed without a person. */
  readonly stop: readonly string[];
  /** Somebody has to look: obeying would be too much, doing nothing too little. */
  readonly ambiguous: readonly string[];
  /** Looks like a stop to a careless eye and is none: must not match. */
  readonly mustNotMatch: readonly string[];
}
