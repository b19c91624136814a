import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AdvanceClockGuardInput, advanceClockGuard, type ClockGuardState } from './clock-guard.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const T = Date.UTC(2026, 10, 21, 12);

/** A computer that ran one hour in boot `a`, last seen at T. */
const seen: ClockGuardState = { highWaterMark: T, bootId: 'a', monotonicMs: HOUR, correctionMs: 0 };
const later = (wallMs: number, elapsed: number, more: Partial<AdvanceClockGuardInput> = {}) =>
  advanceClockGuard({ state: seen, wallMs, monotonicMs: HOUR + elapsed, bootId: 'a', ...more });
const rebooted = (wallMs: number, more: Partial<AdvanceClockGuardInput> = {}) =>
  advanceClockGuard({ state: seen, wallMs, monotonicMs: MINUTE, bootId: 'b', ...more });

describe('honest clocks are trusted', () => {
  it.each([
    ['first run', advanceClockGuard({ state: null, wallMs: T, monotonicMs: 5, bootId: 'a' }), T],
    ['a minute later', later(T + MINUTE, MINUTE), T + MINUTE],
    ['set back by 5 minutes', later(T - 5 * MINUTE + 1, 1), T + 1],
    ['after a night asleep, monotonic time standing still', later(T + 9 * HOUR, 0), T + 9 * HOUR],
    ['after a reboot', rebooted(T + HOUR), T + HOUR],
    ['set forward by a year', later(T + 365 * DAY, MINUTE), T + 365 * DAY],
    // zone and daylight saving do not touch time in UTC; what is left of them is a wall clock that goes on
    ['daylight saving ends', later(T + HOUR, HOUR), T + HOUR],
  ])('%s', (_name, result, now) => {
    expect(result).toMatchObject({ action: 'ok', now });
    expect(result.state.highWaterMark).toBe(now);
  });
});

describe('clocks set back are noticed', () => {
  it.each([
    ['an hour', T - HOUR, HOUR],
    ['a day', T - DAY, DAY],
    ['a year', T - 365 * DAY, 365 * DAY],
    ['to 1970 by a dead battery', 0, T],
  ])('by %s: asks the server, time stays', (_name, wallMs, behindMs) => {
    expect(rebooted(wallMs)).toMatchObject({ action: 'check-online', now: T, behindMs });
  });

  it.each([
    ['an hour', T - HOUR, 'check-online'],
    ['exactly a day', T - DAY, 'check-online'],
    ['more than a day', T - DAY - 1, 'pause'],
    ['a year', T - 365 * DAY, 'pause'],
  ] as const)('by %s with the server away: %s', (_name, wallMs, action) => {
    expect(rebooted(wallMs, { serverUnreachable: true })).toMatchObject({ action, now: T });
  });

  it('also between two looks in one boot, when the wall clock alone shows nothing', () => {
    // ten hours ran, the clock shows one
    expect(later(T + HOUR, 10 * HOUR)).toMatchObject({
      action: 'check-online',
      now: T + 10 * HOUR,
      behindMs: 9 * HOUR,
    });
  });

  it('by evidence: the lease was issued, or the database written, in what is now the future', () => {
    const fresh = { state: null, wallMs: T, monotonicMs: 1, bootId: 'a' };
    expect(advanceClockGuard({ ...fresh, evidence: [T + HOUR, T - HOUR] })).toMatchObject({
      action: 'check-online',
      now: T + HOUR,
    });
  });

  it('a snapshot put back stands before the mark of the server, which cures it', () => {
    const restored = later(T - 30 * DAY, 0, { serverUnreachable: true });
    expect(restored.action).toBe('pause');
    const cured = advanceClockGuard({
      state: restored.state,
      wallMs: T - 30 * DAY,
      monotonicMs: 2 * HOUR,
      bootId: 'a',
      serverTimeMs: T + MINUTE,
    });
    expect(cured).toMatchObject({ action: 'ok', now: T + MINUTE });
  });
});

describe('one online check cures', () => {
  it('a clock that stood a year ahead and was set right', () => {
    const ahead = later(T + 365 * DAY, MINUTE);
    const right = advanceClockGuard({
      state: ahead.state,
      wallMs: T + HOUR,
      monotonicMs: 1,
      bootId: 'b',
      serverUnreachable: true,
    });
    expect(right.action).toBe('pause');
    const cured = advanceClockGuard({
      state: right.state,
      wallMs: T + HOUR,
      monotonicMs: 2,
      bootId: 'b',
      serverTimeMs: T + HOUR,
    });
    expect(cured).toMatchObject({ action: 'ok', now: T + HOUR, behindMs: 0 });
    expect(cured.state.highWaterMark).toBe(T + HOUR);
  });

  it('a clock that stays wrong, until the next boot', () => {
    const cured = rebooted(T - 365 * DAY, { serverTimeMs: T + MINUTE });
    const goesOn = { state: cured.state, wallMs: T - 365 * DAY + HOUR, monotonicMs: MINUTE + HOUR };
    expect(advanceClockGuard({ ...goesOn, bootId: 'b' })).toMatchObject({
      action: 'ok',
      now: T + MINUTE + HOUR,
    });
    expect(advanceClockGuard({ ...goesOn, bootId: 'c', monotonicMs: 1 })).toMatchObject({
      action: 'check-online',
    });
  });
});

it('time never runs backwards without the server, however the clock is turned', () => {
  const step = fc.record({
    wallMs: fc.integer({ min: 0, max: 2 * T }),
    elapsed: fc.nat(DAY),
    reboot: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let state: ClockGuardState = seen;
      let boot = 0;
      let monotonicMs = HOUR;
      for (const { wallMs, elapsed, reboot } of steps) {
        boot += reboot ? 1 : 0;
        monotonicMs = reboot ? elapsed : monotonicMs + elapsed;
        const before = state.highWaterMark;
        const result = advanceClockGuard({ state, wallMs, monotonicMs, bootId: `boot-${boot}` });
        // within one boot time advances at least as far as the clock nobody can set
        const least = result.state.bootId === state.bootId ? before + elapsed : before;
        expect(result.now).toBeGreaterThanOrEqual(least);
        state = result.state;
      }
    }),
  );
});
