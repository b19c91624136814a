import type { AdminPrice, AdminProduct, Price } from '@mywasender/contract/http/payments';
import type { Price as PriceRow, Product as ProductRow } from '../../generated/prisma/client.ts';

export function presentPrice(row: PriceRow): Price {
  const { id, currency, amount, interval, taxIncluded } = row;
  return { id, currency, amount, interval, taxIncluded };
}

export function presentAdminPrice(row: PriceRow): AdminPrice {
  return { ...presentPrice(row), active: row.active, createdAt: row.createdAt.toISOString() };
}

export function presentAdminProduct(
  row: ProductRow & { readonly prices: readonly PriceRow[] },
): AdminProduct {
  const { id, kind, name, description, units, planId, active, createdAt, prices } = row;
  return {
    id,
    kind,
    name,
    description,
    units,
    planId,
    active,
    createdAt: createdAt.toISOString(),
    prices: prices.map(presentAdminPrice),
  };
}
