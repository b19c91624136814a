import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from './seeded-random.ts';
import { dealParts, shareOut } from './share-out.ts';

const days = (...newChats: number[]) =>
  newChats.map((count, index) => ({ date: `2026-11-${23 + index}`, newChats: count }));

describe('shareOut', () => {
  it('gives as many as each can write to in the same time', () => {
    const aged = { reserved: 0, days: days(200, 200, 200) };
    const fresh = { reserved: 0, days: days(20, 20, 20) };
    expect(shareOut(440, [aged, fresh])).toEqual([400, 40]);
    expect(shareOut(11, [aged, fresh])).toEqual([10, 1]);
  });

  it('counts whom an account has to write to anyway', () => {
    const busy = { reserved: 150, days: days(100, 100) };
    const idle = { reserved: 0, days: days(100, 100) };
    expect(shareOut(200, [busy, idle])).toEqual([40, 160]);
    expect(shareOut(90, [busy, idle])).toEqual([0, 90]);
  });

  it('divides evenly where nobody can write at all', () => {
    const closed = { reserved: 0, days: [] };
    expect(shareOut(5, [closed, closed])).toEqual([3, 2]);
  });

  it('leaves nobody out and gives nobody to an account that cannot write while another can', () => {
    const account = fc.record({ reserved: fc.nat(300), days: fc.array(fc.nat(200), { maxLength: 7 }) });
    fc.assert(
      fc.property(fc.nat(2000), fc.array(account, { minLength: 1, maxLength: 10 }), (people, all) => {
        const accounts = all.map(({ reserved, days: counts }) => ({ reserved, days: days(...counts) }));
        const parts = shareOut(people, accounts);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(people);
        const rooms = all.map(({ reserved, days: counts }) => counts.reduce((a, b) => a + b, -reserved));
        if (rooms.some((room) => room > 0))
          parts.forEach((part, index) => {
            if ((rooms[index] ?? 0) <= 0) expect(part).toBe(0);
          });
      }),
      { numRuns: 300 },
    );
  });
});

describe('dealParts', () => {
  it('deals exactly the parts, mixed, and the same for the same seed', () => {
    const dealt = (seed: string) => Array.from({ length: 60 }, dealParts([40, 15, 5], seededRandom(seed)));
    expect([0, 1, 2].map((index) => dealt('a').filter((one) => one === index).length)).toEqual([40, 15, 5]);
    expect(dealt('a')).toEqual(dealt('a'));
    expect(dealt('a')).not.toEqual(dealt('b'));
    expect(new Set(dealt('a').slice(0, 20)).size).toBeGreaterThan(1);
  });
});
