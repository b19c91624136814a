import { setTimeout } from 'node:timers/promises';
import { createStepLoop } from '../clock/create-step-loop.ts';
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
  const loop = createStepLoop({
    clock: () => core().deps.clock,
    signal: ending.signal,
    step: () => runDue(core()),
    recover: async (error) => {
      core().deps.log.error({ err: error }, 'repeating campaigns could not be looked at');
      await setTimeout(RECOVER_MS, undefined, { signal: ending.signal }).catch(() => undefined);
    },
  });
  return {
    wake: loop.wake,
    stop: async () => {
      ending.abort();
      await loop.ended();
    },
  };
}
