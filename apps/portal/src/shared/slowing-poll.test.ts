import { expect, it } from 'vitest';
import { nextLookIn } from './slowing-poll.ts';

it('looks often at first, then once a minute, and no more after half an hour', () => {
  const waits: number[] = [];
  let watched = 0;
  for (let wait = nextLookIn(watched); wait !== false; wait = nextLookIn(watched)) {
    waits.push(wait);
    watched += wait;
  }
  expect(waits.slice(0, 4)).toEqual([2000, 2000, 2000, 2000]);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits.at(-1)).toBe(60_000);
  expect(waits.length).toBeLessThan(50);
  expect(watched).toBeGreaterThanOrEqual(30 * 60_000);
});
