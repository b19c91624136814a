/** Campaigns that are being started just now: their people are written down in slices, other commands in between. */
export interface RunningStarts {
  /** `ended()` turns true when the app ends and the start must break off. */
  run<T>(campaignId: number, work: (ended: () => boolean) => Promise<T>): Promise<T>;
  isRunning(campaignId: number): boolean;
  /** Ends all of them and waits until they have let go of the store. */
  stop(): Promise<void>;
}

export function createRunningStarts(): RunningStarts {
  const running = new Map<number, Promise<unknown>>();
  let ended = false;
  return {
    run: async (campaignId, work) => {
      const result = work(() => ended);
      running.set(campaignId, result);
      try {
        return await result;
      } finally {
        running.delete(campaignId);
      }
    },
    isRunning: (campaignId) => running.has(campaignId),
    stop: async () => {
      ended = true;
      await Promise.allSettled(running.values());
    },
  };
}
