import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../seeded-random.ts';
import { drawGap, meanGap, typingTime } from './draw-gap.ts';
import { clampPace, DEFAULT_PACE } from './settings.ts';

const draws = (count: number, settings = DEFAULT_PACE) => {
  const random = seededRandom('gaps');
  return Array.from({ length: count }, () => drawGap(settings, random));
};

describe('drawGap', () => {
  it('stays within [min, max] or the longer pause', () => {
    for (const gap of draws(5000)) {
      const usual = gap >= 20_000 && gap <= 60_000;
      expect(usual || (gap >= 120_000 && gap <= 420_000)).toBe(true);
    }
  });

  it('is skewed like a log-normal, pauses about 1 time in 20, and has the mean that forecasts use', () => {
    const gaps = draws(20_000);
    const usual = gaps.filter((gap) => gap <= 60_000).sort((a, b) => a - b);
    expect(1 - usual.length / gaps.length).toBeCloseTo(0.05, 1);
    const median = usual[Math.floor(usual.length / 2)] ?? 0;
    // The geometric middle of 20 and 60 s.
    expect(Math.abs(median - 34_641)).toBeLessThan(700);
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    expect(Math.abs(mean - meanGap(DEFAULT_PACE)) / mean).toBeLessThan(0.03);
  });

  it('never goes under three seconds, whatever the chance', () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(
        fc.infiniteStream(chance),
        fc.nat(200_000),
        fc.nat(200_000),
        (stream, minGapMs, maxGapMs) => {
          const gap = drawGap(clampPace({ minGapMs, maxGapMs }), () => stream.next().value ?? 0);
          expect(gap).toBeGreaterThanOrEqual(3000);
        },
      ),
    );
  });
});

describe('typingTime', () => {
  it('grows with the text within bounds', () => {
    const half = () => 0.5;
    expect(typingTime('', half)).toBe(1200);
    expect(typingTime('x'.repeat(100), half)).toBe(6500);
    expect(typingTime('x'.repeat(4000), half)).toBe(15_000);
  });
});
