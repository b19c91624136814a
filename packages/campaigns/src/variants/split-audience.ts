import { seededRandom } from '../seeded-random.ts';

export interface Split {
  /** Who is asked, in any order; the split does not depend on it. */
  readonly ids: readonly number[];
  /** Decides everything: the same seed and people give the same split. */
  readonly seed: string;
  readonly variants: number;
  /** Percent of the people who get the variants, 1 to 100. */
  readonly testShare: number;
}

/**
 * Deals people to variants at random, in parts that differ by one person at most. Who is not in the test is not in the
 * answer. Each variant gets somebody as long as there are people.
 */
export function splitAudience({ ids, seed, variants, testShare }: Split): ReadonlyMap<number, number> {
  const random = seededRandom(seed);
  const order = ids.toSorted((a, b) => a - b);
  const wanted = Math.max(variants, Math.round((order.length * testShare) / 100));
  const test = Math.min(order.length, wanted);
  const dealt = new Map<number, number>();
  for (let at = 0; at < test; at += 1) {
    const from = at + Math.floor(random() * (order.length - at));
    const id = order[from];
    const swapped = order[at];
    if (id === undefined || swapped === undefined) break;
    order[from] = swapped;
    dealt.set(id, at % variants);
  }
  return dealt;
}
