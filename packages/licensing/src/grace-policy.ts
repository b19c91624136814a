/** How long the app runs on a lease when the server cannot be reached, from the lease's `iat`. */
export const GRACE_MS = 7 * 24 * 60 * 60_000;
/** How often the app asks when everything is in order. */
export const CHECK_INTERVAL_MS = 24 * 60 * 60_000;
/** Part of the interval by which checks are spread, so that an outage does not make them all come at once. */
const JITTER = 0.1;
const FIRST_RETRY_MS = 60_000;
const LAST_RETRY_MS = 60 * 60_000;

/** When to ask next after an answer: a day, up to a tenth earlier. `random` is in [0, 1). */
export function nextCheckTime(nowMs: number, random: number): number {
  return Math.round(nowMs + CHECK_INTERVAL_MS * (1 - JITTER * random));
}

/**
 * When to ask again after the `attempt`-th failure in a row (from 1): doubling from a minute to an hour, the
 * second half of each wait random; never before what `Retry-After` asked for.
 */
export function nextRetryTime(input: {
  readonly nowMs: number;
  readonly attempt: number;
  readonly random: number;
  readonly retryAfterMs?: number;
}): number {
  const wait = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(input.attempt - 1, 10));
  const jittered = wait / 2 + (wait / 2) * input.random;
  return Math.round(input.nowMs + Math.max(jittered, input.retryAfterMs ?? 0));
}
