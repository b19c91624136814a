import { detectOptOut, type OptOut } from '../detect-opt-out.ts';
import type { ControlSet } from './control-set.ts';

export interface Judged {
  readonly phrase: string;
  readonly meant: OptOut;
  readonly found: OptOut;
}

export interface Score {
  readonly phrases: number;
  /** Of all that was taken for a stop, the share that is one. */
  readonly precision: number;
  /** Of all stops, the share that was obeyed without a person. */
  readonly recall: number;
  /** Phrases that must not match and were taken for a stop. */
  readonly matched: number;
  /** Phrases that must not match and are shown to a person for nothing. */
  readonly asked: number;
  /** Stops that nobody would see at all. */
  readonly lost: number;
}

export function judge(set: ControlSet, counts: (phrase: string) => boolean): readonly Judged[] {
  const as = (meant: OptOut, phrases: readonly string[]) =>
    phrases.filter(counts).map((phrase) => ({ phrase, meant, found: detectOptOut(phrase) }));
  return [...as('stop', set.stop), ...as('ambiguous', set.ambiguous), ...as('none', set.mustNotMatch)];
}

export function score(judged: readonly Judged[]): Score {
  const count = (meant: OptOut, found: OptOut) =>
    judged.filter((one) => one.meant === meant && one.found === found).length;
  const right = count('stop', 'stop');
  const taken = judged.filter(({ found }) => found === 'stop').length;
  const stops = judged.filter(({ meant }) => meant === 'stop').length;
  return {
    phrases: judged.length,
    precision: taken === 0 ? 1 : right / taken,
    recall: stops === 0 ? 1 : right / stops,
    matched: count('none', 'stop'),
    asked: count('none', 'ambiguous'),
    lost: count('stop', 'none'),
  };
}
