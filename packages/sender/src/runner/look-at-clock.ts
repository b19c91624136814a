import type { Core } from '../core.ts';
import { allProfiles } from '../store/profiles.ts';
import { steadySends } from './steady-sends.ts';

const LOOK_MS = 30_000;
/** Wall clock and steady clock may differ by this much between two looks; beyond, something happened. */
const CLOCK_TOLERANCE_MS = 60_000;

export interface ClockLook {
  seen: { readonly wall: number; readonly steady: number } | null;
  /** When the last sleep or jump was noticed, by the steady clock. */
  restlessAt: number | null;
}

/**
 * Notices that the wall clock was set, or that nobody looked for so long that the computer must have slept. Then nothing
 * is believed that may be stale: every profile is looked over, WhatsApp's limits are read and a gap passes before a send.
 */
export function lookAtClock(core: Core): void {
  const { clock, log } = core.deps;
  // Virtual time leaps by design, and nobody can set it.
  if (clock.virtual) return;
  const { memory } = core;
  const { seen } = memory.clock;
  const here = { wall: clock.now(), steady: clock.steady() };
  memory.clock.seen = here;
  if (seen === null) return;
  const passedMs = here.steady - seen.steady;
  const jumpMs = here.wall - seen.wall - passedMs;
  if (Math.abs(jumpMs) <= CLOCK_TOLERANCE_MS && passedMs <= LOOK_MS + CLOCK_TOLERANCE_MS) return;
  log.warn({ passedMs, jumpMs }, 'the computer slept or its clock was set');
  memory.clock.restlessAt = here.steady;
  memory.gaps.clear();
  memory.meterTriedAt.clear();
  memory.joinAt.clear();
  for (const [profileId, until] of memory.noChecksBefore)
    memory.noChecksBefore.set(profileId, until + jumpMs);
  for (const { id } of allProfiles(core.sql)) {
    memory.stale.add(id);
    core.wake(id);
  }
}

/** `restlessAt` as the wall clock stands at `now`. */
export function restlessAt(core: Core, now: number): number | null {
  const at = core.memory.clock.restlessAt;
  return at === null ? null : Math.ceil(now - (core.deps.clock.steady() - at));
}

/** Dates what earlier processes sent before anything can jump, and looks twice a minute. Returns what ends it. */
export function startClockWatch(core: Core): () => void {
  const { clock, log } = core.deps;
  for (const { id } of allProfiles(core.sql)) steadySends(core, id, clock.now());
  lookAtClock(core);
  const ending = new AbortController();
  const watch = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await clock.sleepUntil(clock.now() + LOOK_MS, ending.signal);
      if (!ending.signal.aborted) lookAtClock(core);
    }
  };
  if (!clock.virtual) watch().catch((err: unknown) => log.error({ err }, 'the clock is no longer watched'));
  return () => ending.abort();
}
