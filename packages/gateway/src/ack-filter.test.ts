import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAckFilter } from './ack-filter.ts';

const pass = (acks: readonly number[]): number[] => {
  const filter = createAckFilter();
  return acks.flatMap((ack) => filter.accept('id', ack, 0)?.ack ?? []);
};

describe('receipts', () => {
  it('pass once and in order', () => {
    expect(pass([0, 1, 1, 2, 1, 3, 2, 4])).toEqual([0, 1, 2, 3]);
  });

  it('a refusal passes once, and a later tick proves it wrong', () => {
    expect(pass([0, -1, 0, -2])).toEqual([0, -1]);
    expect(pass([-1, 2])).toEqual([-1, 2]);
    expect(pass([1, -1])).toEqual([1]);
  });

  it('never fall back, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -7, max: 5 })), (acks) => {
        const passed = pass(acks);
        const ticks = passed.filter((ack) => ack > 0);
        expect(ticks).toEqual([...new Set(ticks)].toSorted((a, b) => a - b));
        const firstTick = passed.findIndex((ack) => ack > 0);
        if (firstTick >= 0) expect(passed.slice(firstTick).every((ack) => ack > 0)).toBe(true);
      }),
    );
  });
});
