import { describe, expect, it } from 'vitest';
import { CHECK_INTERVAL_MS, nextCheckTime, nextRetryTime } from './grace-policy.ts';

describe('the next check', () => {
  it('comes a day later, up to a tenth earlier', () => {
    expect(nextCheckTime(0, 0)).toBe(CHECK_INTERVAL_MS);
    expect(nextCheckTime(0, 0.5)).toBe(CHECK_INTERVAL_MS * 0.95);
    expect(nextCheckTime(1000, 0.999999)).toBeGreaterThan(1000 + CHECK_INTERVAL_MS * 0.9);
  });
});

describe('the next try after a failure', () => {
  it.each([
    [1, 0, 30_000],
    [1, 1, 60_000],
    [2, 1, 120_000],
    [6, 1, 1_920_000],
    [7, 1, 3_600_000],
    [7, 0, 1_800_000],
    [500, 1, 3_600_000],
  ])('attempt %i with chance %d waits %i ms', (attempt, random, wait) => {
    expect(nextRetryTime({ nowMs: 0, attempt, random })).toBe(wait);
  });

  it('never comes before Retry-After', () => {
    expect(nextRetryTime({ nowMs: 5, attempt: 1, random: 0, retryAfterMs: 7_200_000 })).toBe(7_200_005);
  });
});
