import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRealClock } from './create-real-clock.ts';

const computer = vi.hoisted(() => ({ uptime: 1000 }));
vi.mock('node:os', () => ({ uptime: () => computer.uptime }));

const START = Date.UTC(2026, 10, 23, 9);
const MINUTE = 60_000;
const never = new AbortController().signal;

beforeEach(() => vi.useFakeTimers({ now: START }));
afterEach(() => vi.useRealTimers());

async function pass(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) {
    computer.uptime += 60;
    await vi.advanceTimersByTimeAsync(MINUTE);
  }
}

it.each([
  ['is not set', 0, 10],
  ['is set back: as long as was meant', -180 * MINUTE, 10],
  ['is set ahead: until the next look', 180 * MINUTE, 1],
])('sleeps right when the clock %s', async (_how, jumpMs, minutes) => {
  let awake = false;
  void createRealClock()
    .sleepUntil(START + 10 * MINUTE, never)
    .then(() => {
      awake = true;
    });
  vi.setSystemTime(START + jumpMs);
  await pass(minutes - 1);
  expect(awake).toBe(false);
  await pass(1);
  expect(awake).toBe(true);
});
