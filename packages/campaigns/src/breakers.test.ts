import { describe, expect, it } from 'vitest';
import { type BreakerHistory, evaluateBreakers } from './breakers.ts';

const calm: BreakerHistory = { sends: [], reached: [], checks: [], settled: [] };
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const reasons = (history: Partial<BreakerHistory>) =>
  evaluateBreakers({ ...calm, ...history }).map((trip) => trip.reason);

describe('evaluateBreakers', () => {
  it('is silent on nothing and on good days', () => {
    expect(evaluateBreakers(calm)).toEqual([]);
    expect(
      reasons({ sends: times(100, { failed: false }), reached: times(100, { optedOut: false }) }),
    ).toEqual([]);
  });

  it('trips on 2 failures of the last 10, early ones forgotten', () => {
    const ok = { failed: false };
    const bad = { failed: true };
    expect(evaluateBreakers({ ...calm, sends: [bad, ...times(8, ok), bad] })).toEqual([
      { reason: 'failures', count: 2, sample: 10, coolDownMs: 3_600_000 },
    ]);
    expect(reasons({ sends: [bad, ...times(9, ok), bad] })).toEqual([]);
    expect(reasons({ sends: [bad, bad] })).toEqual(['failures']);
  });

  it('trips on opt-outs above 3 % of the last 50, from 20 people and 2 opt-outs on', () => {
    const stay = { optedOut: false };
    const stop = { optedOut: true };
    expect(reasons({ reached: [...times(48, stay), stop, stop] })).toEqual(['opt-outs']);
    expect(reasons({ reached: [...times(49, stay), stop] })).toEqual([]);
    expect(reasons({ reached: [...times(17, stay), stop, stop] })).toEqual([]);
    expect(reasons({ reached: [...times(18, stay), stop, stop] })).toEqual(['opt-outs']);
    expect(reasons({ reached: [stop, stop, ...times(50, stay)] })).toEqual([]);
  });

  it('trips on more than 10 % not found', () => {
    const found = { found: true };
    const absent = { found: false };
    expect(reasons({ checks: [...times(18, found), absent, absent] })).toEqual([]);
    expect(reasons({ checks: [...times(17, found), ...times(3, absent)] })).toEqual(['not-found']);
    expect(reasons({ checks: times(19, absent) })).toEqual([]);
  });

  it("trips when delivery falls below the profile's own past", () => {
    const got = { delivered: true };
    const lost = { delivered: false };
    expect(reasons({ settled: [...times(40, got), ...times(14, got), ...times(6, lost)] })).toEqual([
      'delivery',
    ]);
    expect(reasons({ settled: [...times(40, got), ...times(15, got), ...times(5, lost)] })).toEqual([]);
    expect(reasons({ settled: times(70, lost) })).toEqual([]);
    expect(reasons({ settled: [...times(10, got), ...times(20, lost)] })).toEqual([]);
  });

  it('names the longest cool-down first', () => {
    expect(reasons({ sends: times(2, { failed: true }), reached: times(20, { optedOut: true }) })).toEqual([
      'opt-outs',
      'failures',
    ]);
  });
});
