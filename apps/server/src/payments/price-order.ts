import { AppError } from '@mywasender/contract/app-error';
import type { CheckoutBody } from '@mywasender/contract/http/checkout';
import { MOST_MINOR_UNITS } from '@mywasender/contract/money';
import type { OrderLine } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { Actor } from '../shared/request-context.ts';
import { devicesOver } from './offers/devices-over.ts';
import { findOffers, type Payer } from './offers/find-offers.ts';
import type { SoldPrice } from './offers/price-change.ts';
import type { OpenRenewal } from './reminders/open-renewal.ts';
import { addTax, taxFor } from './tax.ts';

/** What is ordered and what it costs, by the price list or by the offers for a license. */
export interface PricedOrder {
  readonly price: SoldPrice;
  /** what the line of the order says of the license that goes on; of something new nothing */
  readonly goesOn: Pick<
    OrderLine,
    'licenseId' | 'licenseKeyEnd' | 'fromPlanId' | 'fromPlanName' | 'beginsNow' | 'credit' | 'seenEnd'
  > | null;
  /** of one, as the price list or the offer says */
  readonly unitAmount: number;
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
  {
    actor,
    renewal,
  }: {
    readonly actor: Actor | null;
    /** by the link of a reminder */
    readonly renewal: OpenRenewal | null;
  },
): Promise<PricedOrder> {
  const licenseId = renewal?.licenseId ?? body.licenseId;
  const priced =
    licenseId === undefined
      ? await priceNew(deps, body, actor)
      : await priceOffer(
          deps,
          { ...body, licenseId },
          { payer: renewal ?? actor, changes: renewal === null },
        );
  if (body.shownAmount !== undefined && body.shownAmount !== priced.amount)
    throw new AppError('OFFER_CHANGED');
  if (priced.amount > MOST_MINOR_UNITS) throw new AppError('ORDER_TOO_LARGE');
  return priced;
}

async function priceNew(deps: ServerDeps, body: CheckoutBody, actor: Actor | null): Promise<PricedOrder> {
  const price = await findPrice(deps, body.priceId);
  if (price.product.kind === 'quota' && actor?.role !== 'reseller') throw new AppError('QUOTA_PACK_BUYER');
  const tax = taxIn(deps, body.country ?? null);
  return {
    price,
    goesOn: null,
    unitAmount: price.amount,
    ...tax,
    ...addTax({ amount: price.amount * body.quantity, taxIncluded: price.taxIncluded }, tax.taxRate),
  };
}

async function priceOffer(
  deps: ServerDeps,
  body: CheckoutBody & { readonly licenseId: string },
  by: {
    readonly payer: Payer | null;
    /** another plan may be chosen */
    readonly changes: boolean;
  },
): Promise<PricedOrder> {
  if (by.payer === null) throw new AppError('UNAUTHENTICATED');
  if (body.quantity !== 1)
    throw new AppError('VALIDATION_FAILED', { field: 'quantity', problem: 'must be 1' });
  const { license, country, refusal, changeRefusal, offers, changes } = await findOffers(
    deps,
    body,
    by.payer,
  );
  if (refusal !== null && (changeRefusal !== null || !by.changes))
    throw new AppError('LICENSE_NOT_OFFERED', { reason: refusal });
  const taxed = taxIn(deps, country);
  const offer = [...offers, ...(by.changes ? changes : [])].find(({ price }) => price.id === body.priceId);
  if (offer === undefined) throw new AppError('PRICE_UNAVAILABLE');
  const { price, amount, tax, kind, unused } = offer;
  const tooMany = devicesOver(license, price.product.plan);
  if (kind !== 'renew' && tooMany > 0) throw new AppError('TOO_MANY_DEVICES', { count: tooMany });
  const deducted = kind === 'now' && price.interval === null;
  const from = kind === 'renew' ? null : license.plan;
  return {
    price,
    goesOn: {
      licenseId: license.id,
      licenseKeyEnd: license.keyEnd,
      fromPlanId: from?.id ?? null,
      fromPlanName: from?.name ?? null,
      beginsNow: kind === 'now',
      credit: unused,
      seenEnd: license.expiresAt,
    },
    unitAmount: deducted ? amount - (price.taxIncluded ? 0 : tax) : price.amount,
    ...taxed,
    amount,
    tax,
  };
}

/** Throws where tax is charged and no country is named. */
function taxIn({ config }: Pick<ServerDeps, 'config'>, country: string | null) {
  const { rate, name } = taxFor(config.billing.taxes, country ?? undefined);
  return { country, taxRate: rate, taxName: rate === 0 ? null : name };
}

async function findPrice({ db }: Pick<ServerDeps, 'db'>, id: string): Promise<SoldPrice> {
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
