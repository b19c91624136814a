import type { ShopStatistics } from '@mywasender/contract/http/statistics';

type Sales = ShopStatistics['sales'];

/** More bars in one stack cannot be told apart. */
const MOST_PLANS = 5;

export interface StackedSales {
  readonly names: readonly string[];
  /** one row per stretch of time, in the order of `names` */
  readonly rows: readonly { readonly from: string; readonly made: readonly number[] }[];
}

/** The plans sold most, each by itself, and all others as one. */
export function stackSales({ plans, points }: Sales, others: string): StackedSales {
  const rest = plans.length > MOST_PLANS;
  const shown = rest ? MOST_PLANS - 1 : plans.length;
  const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
  return {
    names: [...plans.slice(0, shown).map(({ name }) => name), ...(rest ? [others] : [])],
    rows: points.map(({ from, made }) => ({
      from,
      made: [...made.slice(0, shown), ...(rest ? [sumOf(made.slice(shown))] : [])],
    })),
  };
}
