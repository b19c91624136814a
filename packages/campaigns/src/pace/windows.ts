/** At most `count` sends in any `windowMs` milliseconds. */
export interface WindowLimit {
  readonly count: number;
  readonly windowMs: number;
}

/**
 * The earliest time, not before `now`, at which one more send keeps every sliding window.
 * `sentTimes` are epoch milliseconds, oldest first; only the last `count` of each limit matter. Times after `now`
 * count like any other. A limit of 0 never allows: the answer is `Infinity`.
 */
export function nextAllowedByWindows(
  sentTimes: readonly number[],
  limits: readonly WindowLimit[],
  now: number,
): number {
  return Math.max(now, ...limits.map((limit) => freeAt(sentTimes, limit)));
}

function freeAt(sentTimes: readonly number[], { count, windowMs }: WindowLimit): number {
  if (count <= 0) return Number.POSITIVE_INFINITY;
  const blocking = sentTimes[sentTimes.length - count];
  return blocking === undefined ? Number.NEGATIVE_INFINITY : blocking + windowMs;
}
