import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unusedShare, unusedShares } from './unused-share.ts';

const DAY = 86_400_000;
const start = Date.UTC(2026, 0, 1);
const at = (days: number) => new Date(start + days * DAY);
const year = { amount: 36_500, from: at(0), until: at(365) };

describe('unused share', () => {
  it.each([
    ['before it begins', -3, 36_500],
    ['as it begins', 0, 36_500],
    ['in its first day', 0.5, 36_400],
    ['after 100 days', 100, 26_500],
    ['in its last day', 364.5, 0],
    ['at its end', 365, 0],
    ['long after', 900, 0],
  ])('%s', (_when, days, share) => {
    expect(unusedShare(year, at(days))).toBe(share);
  });

  it('a fraction of the smallest unit stays with the seller', () => {
    expect(unusedShare({ amount: 100, from: at(0), until: at(3) }, at(1))).toBe(66);
  });

  const period = fc.record({
    amount: fc.integer({ min: 0, max: 999_999_999 }),
    days: fc.integer({ min: 1, max: 4000 }),
  });
  const parts = fc.array(period, { minLength: 1, maxLength: 6 });
  const chain = (lengths: readonly { amount: number; days: number }[]) => {
    let day = 0;
    return lengths.map(({ amount, days }) => {
      const from = at(day);
      day += days;
      return { amount, from, until: at(day) };
    });
  };

  it('is a whole number, never negative, never more than was paid, and never grows', () => {
    fc.assert(
      fc.property(
        parts,
        fc.double({ min: -10, max: 5000, noNaN: true }),
        fc.nat(900),
        (lengths, day, later) => {
          const periods = chain(lengths);
          const paid = lengths.reduce((sum, { amount }) => sum + amount, 0);
          const share = unusedShares(periods, at(day));
          expect(Number.isSafeInteger(share)).toBe(true);
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(paid);
          expect(unusedShares(periods, at(day + later))).toBeLessThanOrEqual(share);
        },
      ),
    );
  });

  it('paid in parts, the used and the unused days together are what was paid, less than one unit for each part', () => {
    fc.assert(
      fc.property(period, fc.nat(4000), ({ amount, days }, after) => {
        const day = Math.min(after, days);
        const unused = unusedShare({ amount, from: at(0), until: at(days) }, at(day));
        const used = (amount * day) / days;
        expect(amount - used - unused).toBeGreaterThanOrEqual(-1e-6);
        expect(amount - used - unused).toBeLessThan(1);
      }),
    );
  });
});
