import { AppError } from '@mywasender/contract/app-error';
import type { CheckoutBody } from '@mywasender/contract/http/payments';
import { MOST_MINOR_UNITS } from '@mywasender/contract/money';
import type { Plan, Price, Product } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { Actor } from '../shared/request-context.ts';
import { findOffers } from './offers/find-offers.ts';
import { addTax, taxFor } from './tax.ts';

export type Sold = Price & { readonly product: Product & { readonly plan: Plan | null } };

/** What is ordered and what it costs, by the price list or by the offers for a license. */
export interface PricedOrder {
  readonly price: Sold;
  /** null: something new is bought */
  readonly licenseId: string | null;
  readonly description: string;
  readonly country: string | null;
  /** hundredths of a percent */
  readonly taxRate: number;
  readonly taxName: string | null;
  /** minor units, tax included */
  readonly amount: number;
  readonly tax: number;
}

/**
 * Prices an order from the database. Throws `PRICE_UNAVAILABLE`, `QUOTA_PACK_BUYER`, `ORDER_TOO_LARGE`; for a license
 * `NOT_FOUND`, `LICENSE_NOT_OFFERED`, and `OFFER_CHANGED` where the buyer was shown another amount.
 */
export async function priceOrder(
  deps: ServerDeps,
  body: CheckoutBody,
  actor: Actor | null,
): Promise<PricedOrder> {
  const priced =
    body.licenseId === undefined
      ? await priceNew(deps, body, actor)
      : await priceOffer(deps, { ...body, licenseId: body.licenseId }, actor);
  if (body.shownAmount !== undefined && body.shownAmount !== priced.amount)
    throw new AppError('OFFER_CHANGED');
  if (priced.amount > MOST_MINOR_UNITS) throw new AppError('ORDER_TOO_LARGE');
  return priced;
}

async function priceNew(deps: ServerDeps, body: CheckoutBody, actor: Actor | null): Promise<PricedOrder> {
  const price = await findPrice(deps, body.priceId);
  if (price.product.kind === 'quota' && actor?.role !== 'reseller') throw new AppError('QUOTA_PACK_BUYER');
  const { rate, name } = taxFor(deps.config.billing.taxes, body.country);
  return {
    price,
    licenseId: null,
    description: describePrice(price),
    country: body.country ?? null,
    taxRate: rate,
    taxName: rate === 0 ? null : name,
    ...addTax({ amount: price.amount * body.quantity, taxIncluded: price.taxIncluded }, rate),
  };
}

async function priceOffer(
  deps: ServerDeps,
  body: CheckoutBody & { readonly licenseId: string },
  actor: Actor | null,
): Promise<PricedOrder> {
  if (actor === null) throw new AppError('UNAUTHENTICATED');
  if (body.quantity !== 1)
    throw new AppError('VALIDATION_FAILED', { field: 'quantity', problem: 'must be 1' });
  const { license, refusal, offers, country, taxRate } = await findOffers(deps, body, actor);
  if (refusal !== null) throw new AppError('LICENSE_NOT_OFFERED', { reason: refusal });
  if (taxRate === null)
    throw new AppError('VALIDATION_FAILED', { field: 'country', problem: 'is needed: tax depends on it' });
  const offer = offers.find(({ price }) => price.id === body.priceId);
  if (offer === undefined) throw new AppError('PRICE_UNAVAILABLE');
  const { price, amount, tax } = offer;
  return {
    price,
    licenseId: license.id,
    description: `${describePrice(price)}, license …${license.keyEnd}`,
    country,
    taxRate: taxRate.rate,
    taxName: taxRate.rate === 0 ? null : taxRate.name,
    amount,
    tax,
  };
}

async function findPrice({ db }: Pick<ServerDeps, 'db'>, id: string): Promise<Sold> {
  const price = await db.prisma.price.findUnique({
    where: { id },
    include: { product: { include: { plan: true } } },
  });
  const plan = price?.product.plan ?? null;
  const sold =
    price?.active === true && price.product.active && (plan === null || (plan.active && !plan.trial));
  if (!sold) throw new AppError('PRICE_UNAVAILABLE');
  return price;
}

function describePrice({ product, interval }: Sold): string {
  return interval === null ? product.name : `${product.name}, 1 ${interval}`;
}
