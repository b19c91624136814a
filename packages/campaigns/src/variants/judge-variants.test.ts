import { describe, expect, it } from 'vitest';
import { seededRandom } from '../seeded-random.ts';
import { judgeVariants, type VariantFigures } from './judge-variants.ts';

const variant = (sent: number, count: number, optedOut = 0): VariantFigures => ({ sent, count, optedOut });
const rule = { minimumDifference: 2, fallback: 'first' } as const;
const judged = (
  all: readonly VariantFigures[],
  change: Partial<typeof rule | { fallback: 'highest' }> = {},
) => {
  const { verdict, winner } = judgeVariants(all, { ...rule, ...change });
  return [verdict, winner];
};

describe('judgeVariants', () => {
  it('names a winner that is ahead by more than chance', () => {
    expect(judged([variant(500, 35), variant(500, 60)])).toEqual(['clear', 1]);
    expect(judged([variant(500, 60), variant(500, 35), variant(500, 20)])).toEqual(['clear', 0]);
  });

  it('says how close it was: shares, their intervals, and that of the difference', () => {
    const { figures, closest } = judgeVariants([variant(100, 7), variant(100, 12)], rule);
    const short = (number: number) => Number(number.toFixed(3));
    expect(figures.map(({ share, low, high }) => [share, low, high].map(short))).toEqual([
      [0.07, 0.034, 0.137],
      [0.12, 0.07, 0.198],
    ]);
    expect(closest).toMatchObject({ ahead: 1, behind: 0 });
    expect([closest?.difference, closest?.low, closest?.high].map((one) => short(one ?? 0))).toEqual([
      0.05, -0.034, 0.136,
    ]);
  });

  it('falls back as stated where it may be chance', () => {
    const close = [variant(100, 7), variant(100, 12)];
    expect(judged(close)).toEqual(['chance', 0]);
    expect(judged(close, { fallback: 'highest' })).toEqual(['chance', 1]);
    expect(judged([variant(100, 9), variant(100, 9)], { fallback: 'highest' })).toEqual(['chance', 0]);
  });

  it('takes a lead below the stated difference for none, and one of exactly that for one', () => {
    const lead = [variant(20_000, 1400), variant(20_000, 2400)];
    expect(judged(lead, { minimumDifference: 6 } as never)).toEqual(['below-minimum', 0]);
    expect(judged(lead, { minimumDifference: 5 } as never)).toEqual(['clear', 1]);
  });

  it('lets nobody win whom too many opted out of', () => {
    expect(judged([variant(100, 5, 0), variant(100, 40, 4)])).toEqual(['others-barred', 0]);
    // 3 % is not over 3 %, and one person is no share.
    expect(judged([variant(100, 5, 0), variant(100, 40, 3)])).toEqual(['clear', 1]);
    expect(judged([variant(10, 0, 0), variant(10, 9, 1)])).toEqual(['clear', 1]);
    expect(judged([variant(10, 0, 0), variant(10, 9, 2)])).toEqual(['others-barred', 0]);
    expect(judged([variant(100, 60, 9), variant(100, 30, 0), variant(100, 31, 1)])).toEqual(['chance', 1]);
    expect(judged([variant(100, 5, 9), variant(100, 40, 4)])).toEqual(['all-barred', null]);
  });

  it('decides nothing by a variant that reached nobody', () => {
    expect(judged([variant(0, 0), variant(100, 40)])).toEqual(['no-data', 0]);
    expect(judged([variant(0, 0), variant(0, 0)], { fallback: 'highest' })).toEqual(['no-data', 0]);
  });

  it.each([2, 3, 4])('finds a winner among %i equal variants in one test of twenty at most', (count) => {
    const random = seededRandom('equal');
    const tests = 2000;
    let clear = 0;
    for (let test = 0; test < tests; test += 1) {
      const all = Array.from({ length: count }, () => {
        let replies = 0;
        for (let person = 0; person < 60; person += 1) replies += random() < 0.3 ? 1 : 0;
        return variant(60, replies);
      });
      if (judgeVariants(all, { ...rule, minimumDifference: 0 }).verdict === 'clear') clear += 1;
    }
    expect(clear / tests).toBeLessThan(0.06);
    expect(clear).toBeGreaterThan(0);
  });
});
