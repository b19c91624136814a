import type { PriceList, PriceQuery, SoldProduct } from '@mywasender/contract/http/prices';
import type { ServerDeps } from '../../shared/deps.ts';
import { numbersOf } from '../../shared/numbers-of.ts';
import { presentPrice } from './present-product.ts';

/** What is sold: products with a price, cheapest first; in one currency, or in all. */
export async function listPrices(
  { db, config, payments }: Pick<ServerDeps, 'db' | 'config' | 'payments'>,
  { currency }: PriceQuery,
): Promise<PriceList> {
  const rows = await db.prisma.product.findMany({
    where: { active: true, OR: [{ kind: 'quota' }, { plan: { active: true, trial: false } }] },
    include: { plan: true, prices: { where: { active: true }, orderBy: [{ amount: 'asc' }, { id: 'asc' }] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const products = rows.map(
    ({ id, kind, name, description, units, plan, prices }): SoldProduct => ({
      id,
      kind,
      name,
      description,
      units,
      plan:
        plan === null
          ? null
          : {
              id: plan.id,
              name: plan.name,
              deviceLimit: plan.deviceLimit,
              durationDays: plan.durationDays,
              entitlements: plan.entitlements,
              limits: numbersOf(plan.limits),
            },
      prices: prices
        .filter((price) => currency === undefined || price.currency === currency)
        .map(presentPrice),
    }),
  );
  return {
    providers: [...payments.values()].map(({ name, live }) => ({ name, live })),
    currencies: [...new Set(rows.flatMap(({ prices }) => prices.map((price) => price.currency)))].sort(),
    taxes: config.billing.taxes.map(({ country, name, rate }) => ({ country, name, rate })),
    products: products.filter(({ prices }) => prices.length > 0),
  };
}
