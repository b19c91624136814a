import type { Price } from '@mywasender/contract/http/prices';
import type { AdminPrice, AdminProduct } from '@mywasender/contract/http/products';
import type { Price as PriceRow, Prisma } from '../../generated/prisma/client.ts';

export const adminPriceInclude = {
  providerPlans: { where: { planRef: { not: null } }, orderBy: [{ provider: 'asc' }, { id: 'asc' }] },
} as const satisfies Prisma.PriceInclude;

export const adminProductInclude = {
  plan: { select: { name: true, active: true, trial: true } },
  prices: { include: adminPriceInclude, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
} as const satisfies Prisma.ProductInclude;

type AdminPriceRow = Prisma.PriceGetPayload<{ include: typeof adminPriceInclude }>;
type AdminProductRow = Prisma.ProductGetPayload<{ include: typeof adminProductInclude }>;

export function presentPrice(row: PriceRow): Price {
  const { id, currency, amount, interval, taxIncluded } = row;
  return { id, currency, amount, interval, taxIncluded };
}

export function presentAdminPrice(row: AdminPriceRow): AdminPrice {
  return {
    ...presentPrice(row),
    active: row.active,
    createdAt: row.createdAt.toISOString(),
    providerPlans: row.providerPlans.flatMap(({ provider, live, amount, planRef }) =>
      planRef === null ? [] : [{ provider, live, amount, planRef }],
    ),
  };
}

export function presentAdminProduct(row: AdminProductRow): AdminProduct {
  const { id, kind, name, description, units, planId, plan, active, version, createdAt, prices } = row;
  const planSold = kind === 'quota' || (plan?.active === true && !plan.trial);
  return {
    id,
    kind,
    name,
    description,
    units,
    planId,
    planName: plan?.name ?? null,
    active,
    onSale: active && planSold && prices.some((price) => price.active),
    version,
    createdAt: createdAt.toISOString(),
    prices: prices.map(presentAdminPrice),
  };
}
