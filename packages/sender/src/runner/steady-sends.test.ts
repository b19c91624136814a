import { nextAllowedByWindows } from '@mywasender/campaigns/pace/windows';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRunnerMemory } from './runner-memory.ts';
import { forgetNoted, noteSend, steadySends } from './steady-sends.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 23, 9);

/** A computer with sends in its store, `stored` by age in ms; one below 0 is dated in the future. */
function computer(stored: readonly number[] = []) {
  const clock = { truth: START, wall: START, steady: 0 };
  const rows = stored.map((age) => ({ at: START - age, new_chat: 0 })).toSorted((a, b) => a.at - b.at);
  const core = {
    deps: { clock: { steady: () => clock.steady } },
    sql: { all: () => rows },
    memory: createRunnerMemory(),
  };
  const pass = (ms: number): void => {
    clock.truth += ms;
    clock.wall += ms;
    clock.steady += ms;
  };
  const times = () => steadySends(core, 'p', clock.wall).map(({ at }) => at);
  times();
  return { clock, core, pass, times };
}

it.each([
  ['ahead', 3 * HOUR],
  ['back', -3 * HOUR],
])('keeps the age of a send when the clock is set 3 h %s', (_direction, jumpMs) => {
  const { clock, core, pass, times } = computer([2 * HOUR]);
  noteSend(core, 'p', { recipientId: 1, newChat: true });
  pass(HOUR);
  clock.wall += jumpMs;
  expect(times().map((at) => clock.wall - at)).toEqual([3 * HOUR, HOUR]);
  pass(23 * HOUR);
  expect(times()).toEqual([]);
});

it('counts what is dated in the future as sent at the start, and not what was never attempted', () => {
  const { clock, core, pass, times } = computer([-30 * HOUR]);
  pass(HOUR);
  noteSend(core, 'p', { recipientId: 7, newChat: false });
  forgetNoted(core, 'p', 7);
  expect(times().map((at) => clock.wall - at)).toEqual([HOUR]);
});

it('never allows more than the ceilings over true time, nor waits longer than a window', () => {
  const limits = [
    { count: 2, windowMs: 60_000 },
    { count: 5, windowMs: HOUR },
    { count: 9, windowMs: 24 * HOUR },
  ];
  const event = fc.oneof(
    fc.record({ pass: fc.integer({ min: 0, max: HOUR }) }),
    fc.record({ jump: fc.integer({ min: -40 * HOUR, max: 40 * HOUR }) }),
    fc.record({ sleep: fc.integer({ min: 0, max: 12 * HOUR }), steadyStops: fc.boolean() }),
    fc.constant('send' as const),
  );
  const ages = fc.array(fc.integer({ min: 30_000, max: 24 * HOUR }), { maxLength: 3 });
  fc.assert(
    fc.property(ages, fc.array(event, { maxLength: 60, size: 'max' }), (stored, events) => {
      const { clock, core, pass, times } = computer(stored);
      const sent = stored.map((age) => START - age).toSorted((a, b) => a - b);
      for (const happens of events) {
        if (happens === 'send') {
          const wait = nextAllowedByWindows(times(), limits, clock.wall) - clock.wall;
          expect(wait).toBeLessThanOrEqual(24 * HOUR);
          pass(wait);
          expect(nextAllowedByWindows(times(), limits, clock.wall)).toBe(clock.wall);
          for (const { count, windowMs } of limits) {
            expect(sent.filter((at) => at > clock.truth - windowMs).length).toBeLessThan(count);
          }
          noteSend(core, 'p', { recipientId: null, newChat: true });
          sent.push(clock.truth);
        } else if ('pass' in happens) pass(happens.pass);
        else if ('jump' in happens) clock.wall += happens.jump;
        else {
          pass(happens.sleep);
          if (happens.steadyStops) clock.steady -= happens.sleep;
        }
      }
    }),
  );
});
