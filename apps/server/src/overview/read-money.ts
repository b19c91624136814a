import type { MoneyOverTime } from '@mywasender/contract/http/overview';
import type { Queries } from '../db/database.ts';
import { type Stretches, startOf } from '../shared/stretches.ts';

/** What was paid and given back in each stretch of time, by provider and currency, most first. One row a day each. */
export async function readMoney(
  queries: Queries,
  { unit, starts, since }: Stretches,
): Promise<MoneyOverTime> {
  const rows = (await queries.salesOfDay.findMany({ where: { day: { gte: since } } })).map((row) => ({
    ...row,
    paid: Number(row.paid),
    givenBack: Number(row.givenBack),
    from: startOf(unit, row.day),
  }));
  const all = [
    ...Map.groupBy(rows, ({ provider, currency, live }) => `${live} ${currency} ${provider}`).values(),
  ]
    .map((ofSeries) => ({ ofSeries, total: sum(ofSeries, 'paid') }))
    .sort((a, b) => b.total - a.total)
    .map(({ ofSeries }) => ofSeries);
  return {
    series: all.flatMap(([row]) =>
      row === undefined ? [] : [{ provider: row.provider, currency: row.currency, live: row.live }],
    ),
    points: starts.map((from) => {
      const ofStretch = all.map((ofSeries) => ofSeries.filter((row) => row.from === from));
      return {
        from,
        paid: ofStretch.map((part) => sum(part, 'paid')),
        givenBack: ofStretch.map((part) => sum(part, 'givenBack')),
      };
    }),
  };
}

function sum<Name extends string>(rows: readonly Readonly<Record<Name, number>>[], name: Name): number {
  return rows.reduce((total, row) => total + row[name], 0);
}
