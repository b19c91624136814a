/** Set back by more than this the server is asked; smaller steps are ordinary clock corrections. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** Set back by more than this, and the server not to be reached, nothing is sent. */
export const CLOCK_PAUSE_MS = 24 * 60 * 60_000;

/** Kept sealed in the store between runs. */
export interface ClockGuardState {
  /** the latest time known to have been, ms */
  readonly highWaterMark: number;
  /** the boot `monotonicMs` and `correctionMs` belong to */
  readonly bootId: string;
  readonly monotonicMs: number;
  /** added to the wall clock in this boot after the server corrected it, ms */
  readonly correctionMs: number;
}

export interface AdvanceClockGuardInput {
  /** null at the first run */
  readonly state: ClockGuardState | null;
  /** `Date.now()` */
  readonly wallMs: number;
  /** a clock nobody can set, e.g. `os.uptime() * 1000`; may stand still during sleep */
  readonly monotonicMs: number;
  /** changes with every boot, e.g. `/proc/sys/kernel/random/boot_id`, or a random id per process */
  readonly bootId: string;
  /** other evidence of time passed: `iat` of the lease, the last database write; ms */
  readonly evidence?: readonly number[];
  /** the `iat` of a lease verified with a fresh nonce in this very call; ms */
  readonly serverTimeMs?: number;
  /** the check asked for by `check-online` was tried and the server could not be reached */
  readonly serverUnreachable?: boolean;
}

export interface ClockGuardResult {
  readonly state: ClockGuardState;
  /** the time to judge leases by, ms: never before a time already seen */
  readonly now: number;
  /** how far the clock stands behind that, ms */
  readonly behindMs: number;
  /**
   * `check-online`: the clock was set back, ask the server now (sending goes on). `pause`: it cannot be reached
   * and the clock is more than a day behind: send nothing until one online check succeeds.
   */
  readonly action: 'ok' | 'check-online' | 'pause';
}

/**
 * Advances the high-water mark and says whether the clock may be trusted. Called at start, on resume, before
 * licenses are judged and after every verified answer. Inside one boot the monotonic clock moves the mark on, so
 * that a clock set back again and again does not stop time. The server's time is the one thing that may lower
 * the mark: it cures a clock that once stood too far ahead.
 */
export function advanceClockGuard(input: AdvanceClockGuardInput): ClockGuardResult {
  const { state, monotonicMs, bootId } = input;
  if (input.serverTimeMs !== undefined) return trustServer(input, input.serverTimeMs);

  const sameBoot = state !== null && state.bootId === bootId && monotonicMs >= state.monotonicMs;
  const correctionMs = sameBoot ? state.correctionMs : 0;
  const elapsed = sameBoot ? monotonicMs - state.monotonicMs : 0;
  const wallMs = input.wallMs + correctionMs;
  const expected = Math.max((state?.highWaterMark ?? 0) + elapsed, ...(input.evidence ?? []));
  const now = Math.max(wallMs, expected);
  const behindMs = now - wallMs;
  return {
    state: { highWaterMark: now, bootId, monotonicMs, correctionMs },
    now,
    behindMs,
    action: actionFor(behindMs, input.serverUnreachable ?? false),
  };
}

function trustServer(input: AdvanceClockGuardInput, serverTimeMs: number): ClockGuardResult {
  const difference = serverTimeMs - input.wallMs;
  // a right clock stays the authority: a signed time is whole seconds and already a round trip old
  const correctionMs = Math.abs(difference) > CLOCK_TOLERANCE_MS ? difference : 0;
  const now = Math.max(serverTimeMs, input.wallMs + correctionMs);
  return {
    state: { highWaterMark: now, bootId: input.bootId, monotonicMs: input.monotonicMs, correctionMs },
    now,
    behindMs: 0,
    action: 'ok',
  };
}

function actionFor(behindMs: number, serverUnreachable: boolean): ClockGuardResult['action'] {
  if (behindMs <= CLOCK_TOLERANCE_MS) return 'ok';
  return serverUnreachable && behindMs > CLOCK_PAUSE_MS ? 'pause' : 'check-online';
}
