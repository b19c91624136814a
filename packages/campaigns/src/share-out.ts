import type { Random } from './pace/draw-gap.ts';

/** What an account can take on. */
export interface Capacity {
  /** People it has to write to for the first time anyway. */
  readonly reserved: number;
  /** First messages it can send by day, in order; `date` sorts as text. */
  readonly days: readonly { readonly date: string; readonly newChats: number }[];
}

/**
 * How many of `people`, whom none of the accounts knows, each account writes to, so that all are done on about the
 * same day: a number in its warm-up gets few, one in daily use many. The parts add up to `people`.
 */
export function shareOut(people: number, accounts: readonly Capacity[]): readonly number[] {
  const dates = [...new Set(accounts.flatMap(({ days }) => days.map(({ date }) => date)))].sort();
  const taken = accounts.map(() => 0);
  const next = accounts.map(() => 0);
  let rooms = accounts.map(() => 0);
  for (const date of dates) {
    accounts.forEach(({ days }, index) => {
      const day = days[next[index] ?? 0];
      if (day?.date !== date) return;
      taken[index] = (taken[index] ?? 0) + day.newChats;
      next[index] = (next[index] ?? 0) + 1;
    });
    rooms = accounts.map(({ reserved }, index) => Math.max(0, (taken[index] ?? 0) - reserved));
    if (sum(rooms) >= people) break;
  }
  return apportion(people, sum(rooms) === 0 ? accounts.map(() => 1) : rooms);
}

/** In proportion to the weights; what rounding leaves over goes to the largest remainders. */
function apportion(people: number, weights: readonly number[]): readonly number[] {
  const exact = weights.map((weight) => (people * weight) / sum(weights));
  const parts = exact.map(Math.floor);
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  const left = people - sum(parts);
  for (const { index } of order.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

/**
 * Deals the parts out in random order, so that no account gets the first half of the alphabet: each call answers with
 * the index of an account, each account as often as its part says, then anyone.
 */
export function dealParts(parts: readonly number[], random: Random): () => number {
  const left = [...parts];
  let all = sum(left);
  return () => {
    if (all === 0) return Math.floor(random() * left.length);
    let rest = random() * all;
    const index = left.findIndex((part) => {
      rest -= part;
      return rest < 0;
    });
    left[index] = (left[index] ?? 0) - 1;
    all -= 1;
    return index;
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
