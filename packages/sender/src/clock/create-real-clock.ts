import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import type { Clock, WallClock } from '../ports.ts';

/** Longest delay `setTimeout` takes; longer sleeps are taken in parts. */
const MAX_TIMER_MS = 2_147_483_647;

/** Campaign time is real time. Looks at the clock again at least once a minute: laptops sleep. */
export function createRealClock(): Clock {
  return {
    virtual: false,
    now: () => Date.now(),
    hold: () => () => undefined,
    sleepUntil: async (at, signal) => {
      for (let left = at - Date.now(); left > 0 && !signal.aborted; left = at - Date.now()) {
        await timer(Math.min(left, 60_000, MAX_TIMER_MS), signal);
      }
    },
  };
}

/** The computer's own clock for licenses, with the boot it belongs to where the system tells. */
export function createWallClock(): WallClock {
  return { now: () => Date.now(), monotonic: () => uptime() * 1000, bootId: readBootId() };
}

function timer(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timeout);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timeout = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}

function readBootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    // Only Linux tells: elsewhere each process counts as a boot of its own, which is merely stricter.
    return randomUUID();
  }
}
