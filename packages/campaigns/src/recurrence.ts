import type { Repeat } from '@mywasender/contract/models/repeat';
import { Temporal } from 'temporal-polyfill';

/** A run that could not begin for so long is left out: the app was closed, or the run before was still going. Our judgement. */
export const LATE_MS = 6 * 3_600_000;

export interface Occurrence {
  /** 1 is the first one. */
  readonly run: number;
  /** epoch ms */
  readonly at: number;
}

/**
 * When a run begins, by the wall clock of the zone, counted from the first one so that nothing drifts: the 31st becomes the
 * last day of a shorter month, a time that daylight saving skips the first moment after it. `null` behind the last run.
 */
export function occurrenceOf(repeat: Repeat, first: number, run: number): Occurrence | null {
  if (run > repeat.times) return null;
  const local = Temporal.Instant.fromEpochMilliseconds(first)
    .toZonedDateTimeISO(repeat.zone)
    .toPlainDateTime();
  const at = local.add({ [`${repeat.every}s`]: run - 1 }).toZonedDateTime(repeat.zone).epochMilliseconds;
  return repeat.until !== null && at > repeat.until ? null : { run, at };
}

/** How many runs there are in all. */
export function countRuns(repeat: Repeat, first: number): number {
  let runs = 1;
  while (occurrenceOf(repeat, first, runs + 1) !== null) runs += 1;
  return runs;
}

export type RunDecision =
  | { readonly kind: 'run'; readonly occurrence: Occurrence }
  /** The times of the runs before `nextRun` have passed too long ago. */
  | { readonly kind: 'missed'; readonly nextRun: number }
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'over' };

/** What is due at `now`, `nextRun` being the first that was not dealt with. Of several missed runs the last one alone may be caught up. */
export function decideRun(repeat: Repeat, first: number, nextRun: number, now: number): RunDecision {
  let latest = occurrenceOf(repeat, first, nextRun);
  if (latest === null) return { kind: 'over' };
  if (latest.at > now) return { kind: 'wait', until: latest.at };
  for (let later = occurrenceOf(repeat, first, latest.run + 1); later !== null && later.at <= now; ) {
    latest = later;
    later = occurrenceOf(repeat, first, latest.run + 1);
  }
  if (now - latest.at > LATE_MS) return { kind: 'missed', nextRun: latest.run + 1 };
  return { kind: 'run', occurrence: latest };
}
