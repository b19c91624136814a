import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampPace, DEFAULT_PACE, HARD_CEILINGS, type PaceSettings } from './settings.ts';

describe('clampPace', () => {
  it('keeps the defaults', () => {
    expect(clampPace({})).toEqual(DEFAULT_PACE);
    expect(clampPace(DEFAULT_PACE)).toEqual(DEFAULT_PACE);
  });

  it('never goes above the ceilings of the seed', () => {
    expect(
      clampPace({ perMinute: 60, perHour: 9999, perDay: 50_000, minGapMs: 0, maxGapMs: 0 }),
    ).toMatchObject({
      perMinute: 20,
      perHour: 500,
      perDay: 2000,
      minGapMs: 3000,
      maxGapMs: 3000,
    });
  });

  it('repairs what makes no sense', () => {
    expect(clampPace({ minGapMs: 90_000, maxGapMs: 10_000 })).toMatchObject({
      minGapMs: 90_000,
      maxGapMs: 90_000,
    });
    expect(clampPace({ perHour: Number.NaN, perMinute: 2.9 })).toMatchObject({ perHour: 60, perMinute: 2 });
    expect(clampPace({ window: { from: '9', to: '20:00' } }).window).toEqual({ from: '09:00', to: '20:00' });
    expect(clampPace({ weekdays: [] }).weekdays).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(clampPace({ weekdays: [5, 1, 1] }).weekdays).toEqual([1, 5]);
  });

  it('is idempotent and within the ceilings for any numbers', () => {
    const number = fc.oneof(fc.double(), fc.integer());
    const wanted: fc.Arbitrary<Partial<PaceSettings>> = fc.record({
      minGapMs: number,
      maxGapMs: number,
      longPauseShare: number,
      minLongPauseMs: number,
      maxLongPauseMs: number,
      perMinute: number,
      perHour: number,
      perDay: number,
      newChatsPerDay: number,
      knownChatsPerDay: number,
    });
    fc.assert(
      fc.property(wanted, (settings) => {
        const pace = clampPace(settings);
        expect(clampPace(pace)).toEqual(pace);
        expect(pace.minGapMs).toBeGreaterThanOrEqual(HARD_CEILINGS.minGapMs);
        expect(pace.maxGapMs).toBeGreaterThanOrEqual(pace.minGapMs);
        expect(pace.perMinute).toBeLessThanOrEqual(HARD_CEILINGS.perMinute);
        expect(pace.perHour).toBeLessThanOrEqual(HARD_CEILINGS.perHour);
        expect(pace.perDay).toBeLessThanOrEqual(HARD_CEILINGS.perDay);
      }),
    );
  });
});
