import { setTimeout } from 'node:timers/promises';
import { aborted } from '../clock/aborted.ts';
import type { Core } from '../core.ts';
import { runDue } from './run-due.ts';

export interface SeriesLoop {
  /** Looks again at once. */
  wake(): void;
  stop(): Promise<void>;
}

const RECOVER_MS = 60_000;

/** Begins the runs of repeating campaigns when they are due, one look at a time. */
export function createSeriesLoop(core: () => Core): SeriesLoop {
  const ending = new AbortController();
  let sleeping: AbortController | null = null;
  let wakes = 0;
  let loop: Promise<void> | null = null;

  const look = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      const before = wakes;
      try {
        const until = await runDue(core());
        if (wakes === before) await sleep(until);
      } catch (error) {
        if (ending.signal.aborted) return;
        core().deps.log.error({ err: error }, 'repeating campaigns could not be looked at');
        await setTimeout(RECOVER_MS, undefined, { signal: ending.signal }).catch(() => undefined);
      }
    }
  };
  const sleep = async (until: number | null): Promise<void> => {
    sleeping = new AbortController();
    const signal = AbortSignal.any([sleeping.signal, ending.signal]);
    // With nothing to wait for by time only a wake ends it.
    if (until === null) await aborted(signal);
    else await core().deps.clock.sleepUntil(until, signal);
    sleeping = null;
  };
  return {
    wake: () => {
      wakes += 1;
      sleeping?.abort();
      loop ??= look();
    },
    stop: async () => {
      ending.abort();
      await loop;
    },
  };
}
