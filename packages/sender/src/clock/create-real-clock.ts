import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import type { Clock, WallClock } from '../ports.ts';

/** Campaign time is real time. Looks at the clock again at least once a minute: laptops sleep. */
export function createRealClock(): Clock {
  return {
    virtual: false,
    now: () => Date.now(),
    steady,
    hold: () => () => undefined,
    sleepUntil: async (at, signal) => {
      const enough = steady() + at - Date.now();
      const left = () => Math.min(at - Date.now(), enough - steady());
      for (let ms = left(); ms > 0 && !signal.aborted; ms = left()) await timer(Math.min(ms, 60_000), signal);
    },
  };
}

/** Since the boot, in most systems with the time asleep; exact to a second. */
function steady(): number {
  return uptime() * 1000;
}

/** The computer's own clock for licenses, with the boot it belongs to where the system tells. */
export function createWallClock(): WallClock {
  return { now: () => Date.now(), monotonic: steady, bootId: readBootId() };
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
