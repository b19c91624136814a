import { describe, expect, it } from 'vitest';
import { differenceInterval, wilsonInterval } from './proportions.ts';

const rounded = ({ low, high }: { low: number; high: number }) =>
  [low, high].map((one) => Number(one.toFixed(4)));

// Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.
describe('wilsonInterval', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i is between %f and %f', (count, of, low, high) => {
    expect(rounded(wilsonInterval({ count, of }))).toEqual([low, high]);
  });

  it('knows nothing of nobody', () => {
    expect(wilsonInterval({ count: 0, of: 0 })).toEqual({ low: 0, high: 1 });
  });
});

// Newcombe, "Interval estimation for the difference", table II, method 10.
describe('differenceInterval', () => {
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
  ])('%i/%i against %i/%i', (a, ofA, b, ofB, low, high) => {
    expect(rounded(differenceInterval({ count: a, of: ofA }, { count: b, of: ofB }))).toEqual([low, high]);
  });
});
