import { describe, expect, it } from 'vitest';
import { createRestartPolicy } from './restart-policy.ts';

describe('restart policy', () => {
  it('waits longer each time and gives up in the end', () => {
    const policy = createRestartPolicy();
    expect(Array.from({ length: 7 }, () => policy.next(10))).toEqual([
      1000,
      2000,
      4000,
      8000,
      16_000,
      30_000,
      null,
    ]);
  });

  it('begins anew after a healthy life', () => {
    const policy = createRestartPolicy();
    for (let life = 0; life < 5; life += 1) policy.next(10);
    expect(policy.next(60_000)).toBe(1000);
    expect(policy.next(10)).toBe(2000);
  });
});
