import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Clock } from '../ports.ts';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

export interface SkippingClockOptions {
  /** Real ms to let the outside world act (acks, answers) before each jump. Default 0: only what is due already. */
  readonly settleMs?: number;
}

const SETTLE_ROUNDS = 8;

/**
 * Virtual time for rehearsals: when everybody who runs is asleep it jumps to the earliest sleeper, after real I/O
 * and events had a chance to be handled. It stands still while somebody holds it. It never goes back, and it
 * shortens waiting alone: every rule is asked at the virtual time as it would be at the real one.
 */
export function createSkippingClock(startAt: number, { settleMs = 0 }: SkippingClockOptions = {}): Clock {
  const sleepers = new Set<Sleeper>();
  let now = startAt;
  let holds = 0;
  let advancing = false;

  const advance = async (): Promise<void> => {
    if (advancing) return;
    advancing = true;
    while (sleepers.size > 0 && holds === 0) {
      const before = sleepers.size;
      await settle(settleMs);
      if (holds > 0 || sleepers.size < before) continue;
      const earliest = Math.min(...[...sleepers].map((sleeper) => sleeper.at));
      now = Math.max(now, earliest);
      for (const sleeper of [...sleepers]) if (sleeper.at <= now) sleeper.wake();
      await settle(0);
    }
    advancing = false;
  };

  return {
    virtual: true,
    now: () => now,
    steady: () => now,
    hold: () => {
      holds += 1;
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        holds -= 1;
        void advance();
      };
    },
    sleepUntil: (at, signal) =>
      new Promise((resolve) => {
        if (signal.aborted || at <= now) {
          resolve();
          return;
        }
        const wake = () => {
          sleepers.delete(sleeper);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const sleeper: Sleeper = { at, wake };
        sleepers.add(sleeper);
        signal.addEventListener('abort', wake, { once: true });
        void advance();
      }),
  };
}

async function settle(ms: number): Promise<void> {
  if (ms > 0) await setTimeout(ms);
  for (let round = 0; round < SETTLE_ROUNDS; round += 1) await setImmediate();
}
