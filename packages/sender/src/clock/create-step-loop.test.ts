import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSkippingClock } from './create-skipping-clock.ts';
import { createStepLoop } from './create-step-loop.ts';

let ending: AbortController;
beforeEach(() => {
  ending = new AbortController();
});
afterEach(() => ending.abort());

function loopOf(plan: readonly (number | null | 'again' | Error | (() => void))[]) {
  const clock = createSkippingClock(0);
  const steps: number[] = [];
  const failed: unknown[] = [];
  const loop = createStepLoop({
    clock: () => clock,
    signal: ending.signal,
    step: async () => {
      const next = plan[steps.length] ?? null;
      steps.push(clock.now());
      if (next instanceof Error) throw next;
      if (typeof next !== 'function') return next;
      next();
      return null;
    },
    recover: async (error) => {
      failed.push(error);
    },
  });
  return { loop, steps, failed };
}
const settled = async () => {
  for (let turn = 0; turn < 50; turn++) await setImmediate();
};

it('takes a step at once, at the time it names, or when it is woken, and outlives one that fails', async () => {
  const { loop, steps, failed } = loopOf(['again', 500, new Error('once'), 900, null]);
  await loop.ended();
  expect(steps).toEqual([]);
  loop.wake();
  await settled();
  expect([steps, failed.length]).toEqual([[0, 0, 500, 500, 900], 1]);
  loop.wake();
  await settled();
  expect(steps).toHaveLength(6);
  ending.abort();
  await loop.ended();
  loop.wake();
  await settled();
  expect(steps).toHaveLength(6);
});

it('does not sleep over what happened during a step', async () => {
  const { loop, steps } = loopOf([() => loop.wake(), null]);
  loop.wake();
  await settled();
  expect(steps).toHaveLength(2);
});
