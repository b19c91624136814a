import { describe, expect, it } from 'vitest';
import { stackSales } from './stack-sales.ts';

const plan = (name: string) => ({ id: name, name, made: 1 });

describe('stackSales', () => {
  it('keeps up to five plans as they are', () => {
    const points = [{ from: '2026-11-01', made: [1, 2, 3, 4, 5] }];
    const plans = ['a', 'b', 'c', 'd', 'e'].map(plan);
    expect(stackSales({ unit: 'day', plans, points }, 'others')).toEqual({
      names: ['a', 'b', 'c', 'd', 'e'],
      rows: points,
    });
  });

  it('adds up what is beyond the four most sold of more than five', () => {
    const points = [
      { from: '2026-11-01', made: [9, 8, 7, 6, 5, 4] },
      { from: '2026-11-02', made: [0, 0, 0, 0, 0, 1] },
    ];
    const plans = ['a', 'b', 'c', 'd', 'e', 'f'].map(plan);
    const { names, rows } = stackSales({ unit: 'day', plans, points }, 'others');
    expect(names).toEqual(['a', 'b', 'c', 'd', 'others']);
    expect(rows.map(({ made }) => made)).toEqual([
      [9, 8, 7, 6, 9],
      [0, 0, 0, 0, 1],
    ]);
  });
});
