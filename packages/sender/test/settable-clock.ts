import { createSkippingClock } from '../src/clock/create-skipping-clock.ts';
import type { Clock } from '../src/ports.ts';

export interface Disturbance {
  /** True ms after the start. */
  readonly after: number;
  /** Somebody sets the wall clock by so much. */
  readonly jumpMs?: number;
  /** No timer runs for so long. */
  readonly sleepMs?: number;
  /** The steady clock does not count the sleep. */
  readonly steadyStops?: boolean;
}

/** The real clock in fast motion, on a computer that sleeps and whose wall clock is set as planned. */
export function createSettableClock(
  startAt: number,
  plan: readonly Disturbance[],
): Clock & { readonly truth: () => number } {
  const awake = createSkippingClock(startAt);
  const ahead = plan.toSorted((a, b) => a.after - b.after);
  const shift = { truth: 0, wall: 0, steady: 0 };
  const truth = () => awake.now() + shift.truth;
  const now = () => truth() + shift.wall;
  const steady = () => truth() - startAt + shift.steady;
  const disturb = (): void => {
    for (let next = ahead[0]; next !== undefined && truth() >= startAt + next.after; next = ahead[0]) {
      ahead.shift();
      shift.wall += next.jumpMs ?? 0;
      shift.truth += next.sleepMs ?? 0;
      if (next.steadyStops === true) shift.steady -= next.sleepMs ?? 0;
    }
  };
  return {
    virtual: false,
    now,
    steady,
    truth,
    hold: awake.hold,
    sleepUntil: async (at, signal) => {
      const enough = steady() + at - now();
      const left = () => Math.min(at - now(), enough - steady());
      for (let ms = left(); ms > 0 && !signal.aborted; ms = left()) {
        await awake.sleepUntil(awake.now() + Math.min(ms, 60_000), signal);
        disturb();
      }
    },
  };
}
