const FIRST_MS = 1000;
const LONGEST_MS = 30_000;
/** A core that lived this long was healthy: what ends it then is a new matter. */
const HEALTHY_MS = 60_000;
const GIVE_UP_AFTER = 6;

export interface RestartPolicy {
  /** Ms to wait before the next start; null when starting again does not help. */
  next(livedMs: number): number | null;
}

/** 1 s, 2 s, 4 s … 30 s between restarts; gives up after six short lives in a row. */
export function createRestartPolicy(): RestartPolicy {
  let short = 0;
  return {
    next: (livedMs) => {
      short = livedMs >= HEALTHY_MS ? 1 : short + 1;
      return short > GIVE_UP_AFTER ? null : Math.min(FIRST_MS * 2 ** (short - 1), LONGEST_MS);
    },
  };
}
