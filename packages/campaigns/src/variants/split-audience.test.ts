import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitAudience } from './split-audience.ts';

const ids = (count: number) => Array.from({ length: count }, (_, index) => 10 + index * 3);
const sizes = (dealt: ReadonlyMap<number, number>, variants: number) =>
  Array.from(
    { length: variants },
    (_, one) => [...dealt.values()].filter((variant) => variant === one).length,
  );

it('asks the stated share of the people, in equal parts', () => {
  const dealt = splitAudience({ ids: ids(1000), seed: 'c1', variants: 3, testShare: 20 });
  expect(sizes(dealt, 3)).toEqual([67, 67, 66]);
  const all = splitAudience({ ids: ids(1000), seed: 'c1', variants: 2, testShare: 100 });
  expect(sizes(all, 2)).toEqual([500, 500]);
});

it('gives each variant somebody, and nobody two', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(), { maxLength: 60 }),
      fc.integer({ min: 2, max: 4 }),
      fc.integer({ min: 1, max: 100 }),
      fc.string(),
      (people, variants, testShare, seed) => {
        const dealt = splitAudience({ ids: people, seed, variants, testShare });
        const parts = sizes(dealt, variants);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
        expect([...dealt.keys()].every((id) => people.includes(id))).toBe(true);
        if (people.length >= variants) expect(Math.min(...parts)).toBeGreaterThan(0);
        // However the people come, the split is the same.
        expect(splitAudience({ ids: people.toReversed(), seed, variants, testShare })).toEqual(dealt);
      },
    ),
    { numRuns: 60 },
  );
});

it('deals by chance: no person always gets the same variant', () => {
  const got = Array.from({ length: 400 }, (_, seed) =>
    splitAudience({ ids: ids(20), seed: `campaign ${seed}`, variants: 2, testShare: 50 }).get(10),
  );
  for (const variant of [0, 1]) expect(got.filter((one) => one === variant).length).toBeGreaterThan(60);
  expect(got.filter((one) => one === undefined).length).toBeGreaterThan(140);
});
