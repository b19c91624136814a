const SHORTEST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;
/** Whoever still has the page open by then asks by hand. */
const LONGEST_WATCH_MS = 30 * 60_000;

/** How long to wait with the next look after watching for so long, ms: from 2 s slowing down to a minute; false: enough. */
export function nextLookIn(watchedMs: number): number | false {
  if (watchedMs >= LONGEST_WATCH_MS) return false;
  return Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, watchedMs / 3));
}
