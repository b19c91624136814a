import type { MoneyOverTime } from '@mywasender/contract/http/overview';

export interface MoneyInCurrency {
  readonly series: MoneyOverTime['series'];
  /** paid, one value for each of `series` */
  readonly rows: readonly { readonly from: string; readonly values: readonly number[] }[];
  readonly paid: number;
  readonly givenBack: number;
}

/** Sums of two currencies are no sum: what is shown is in one. */
export function pickCurrency({ series, points }: MoneyOverTime, currency: string): MoneyInCurrency {
  const kept = series.flatMap((one, index) => (one.currency === currency ? [index] : []));
  const of = (values: readonly number[]) => kept.map((index) => values[index] ?? 0);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    series: series.filter((one) => one.currency === currency),
    rows: points.map(({ from, paid }) => ({ from, values: of(paid) })),
    paid: sum(points.flatMap(({ paid }) => of(paid))),
    givenBack: sum(points.flatMap(({ givenBack }) => of(givenBack))),
  };
}
