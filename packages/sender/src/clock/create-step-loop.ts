import type { Clock } from '../ports.ts';
import { aborted } from './aborted.ts';

export interface StepLoop {
  /** Takes the next step at once; the first wake begins the loop. */
  wake(): void;
  /** Resolves when the loop has ended, at once when it never began. */
  ended(): Promise<void>;
}

export interface StepLoopInput {
  readonly clock: () => Pick<Clock, 'sleepUntil'>;
  /** Ends the loop after the step in hand. */
  readonly signal: AbortSignal;
  /** When to take the next one: `again` at once, `null` when something wakes it. */
  readonly step: () => Promise<number | null | 'again'>;
  /** After a step that failed; the loop goes on afterwards. */
  readonly recover: (error: unknown) => Promise<void>;
}

/** One step after the other, with sleep in between. What happens during a step is not slept over. */
export function createStepLoop({ clock, signal, step, recover }: StepLoopInput): StepLoop {
  let wakes = 0;
  let sleeping: AbortController | null = null;
  let loop: Promise<void> | null = null;

  const sleep = async (until: number | null): Promise<void> => {
    sleeping = new AbortController();
    const either = AbortSignal.any([sleeping.signal, signal]);
    if (until === null) await aborted(either);
    else await clock().sleepUntil(until, either);
    sleeping = null;
  };
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        const before = wakes;
        const until = await step();
        if (until !== 'again' && wakes === before) await sleep(until);
      } catch (error) {
        if (signal.aborted) return;
        await recover(error);
      }
    }
  };
  return {
    wake: () => {
      if (signal.aborted) return;
      wakes += 1;
      sleeping?.abort();
      // Not within the call: a first step that wakes its own loop would begin a second one.
      loop ??= Promise.resolve().then(run);
    },
    ended: async () => {
      await loop;
    },
  };
}
