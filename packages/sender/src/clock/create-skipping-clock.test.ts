import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createSkippingClock } from './create-skipping-clock.ts';

const never = new AbortController().signal;

it('jumps from sleeper to sleeper in their order and never back', async () => {
  const clock = createSkippingClock(1000);
  const woken: string[] = [];
  const sleep = async (name: string, at: number) => {
    await clock.sleepUntil(at, never);
    woken.push(`${name} ${clock.now()}`);
  };
  await Promise.all([sleep('late', 9_000_000), sleep('early', 2000), sleep('past', 5)]);
  expect(woken).toEqual(['past 1000', 'early 2000', 'late 9000000']);
});

it('stands still while real work goes on', async () => {
  const clock = createSkippingClock(0);
  const release = clock.hold();
  let awake = false;
  const sleeping = clock.sleepUntil(500, never).then(() => {
    awake = true;
  });
  await setTimeout(5);
  expect({ awake, now: clock.now() }).toEqual({ awake: false, now: 0 });
  release();
  release();
  await sleeping;
  expect(clock.now()).toBe(500);
});

it('lets a sleeper be woken early without time passing', async () => {
  const clock = createSkippingClock(0);
  const release = clock.hold();
  const controller = new AbortController();
  const sleeping = clock.sleepUntil(500, controller.signal);
  controller.abort();
  await sleeping;
  release();
  expect(clock.now()).toBe(0);
});
