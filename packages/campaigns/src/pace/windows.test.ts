import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextAllowedByWindows } from './windows.ts';

describe('nextAllowedByWindows', () => {
  it('waits until the window slides past the blocking send', () => {
    const limits = [{ count: 2, windowMs: 1000 }];
    expect(nextAllowedByWindows([], limits, 5000)).toBe(5000);
    expect(nextAllowedByWindows([4900], limits, 5000)).toBe(5000);
    expect(nextAllowedByWindows([4500, 4900], limits, 5000)).toBe(5500);
    expect(nextAllowedByWindows([1000, 4900], limits, 5000)).toBe(5000);
    expect(nextAllowedByWindows([1], [{ count: 0, windowMs: 1 }], 5)).toBe(Number.POSITIVE_INFINITY);
  });

  it('sending whenever allowed never breaks a window, and waits no longer than needed', () => {
    const limit = fc.record({
      count: fc.integer({ min: 1, max: 6 }),
      windowMs: fc.integer({ min: 1, max: 500 }),
    });
    fc.assert(
      fc.property(
        fc.array(limit, { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(60), { maxLength: 60 }),
        (limits, idle) => {
          const sent: number[] = [];
          let now = 0;
          for (const pause of idle) {
            now += pause;
            const at = nextAllowedByWindows(sent, limits, now);
            const fits = (time: number) =>
              limits.every(
                ({ count, windowMs }) => sent.filter((mark) => mark > time - windowMs).length < count,
              );
            expect(fits(at)).toBe(true);
            if (at > now) expect(fits(at - 1)).toBe(false);
            sent.push(at);
            now = at;
          }
        },
      ),
    );
  });
});
