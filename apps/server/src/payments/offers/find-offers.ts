import { AppError } from '@mywasender/contract/app-error';
import type { CHANGE_REFUSALS, OFFER_REFUSALS } from '@mywasender/contract/http/license-offers';
import type { BillingInterval } from '../../generated/prisma/client.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import { readRefundable } from '../admin/read-refundable.ts';
import { addTax, taxFor } from '../tax.ts';
import {
  amountOf,
  itemsInOrder,
  type PaidItem,
  type PaidLicense,
  paidInclude,
  paidPeriods,
} from './paid-periods.ts';
import { following, type Offer, priceChange, type SoldPrice } from './price-change.ts';
import { unusedShares } from './unused-share.ts';

export interface FoundOffers {
  readonly license: PaidLicense;
  readonly country: string | null;
  readonly refusal: (typeof OFFER_REFUSALS)[number] | null;
  readonly offers: readonly Offer[];
  readonly changeRefusal: (typeof CHANGE_REFUSALS)[number] | null;
  readonly changes: readonly Offer[];
}

/** Whose licenses may be paid on: those of this address. */
export interface Payer {
  readonly verifiedEmailHash: Uint8Array<ArrayBuffer> | null;
}

type Deps = Pick<ServerDeps, 'db' | 'config' | 'now'>;

/**
 * What a license of somebody's own can go on with, in the currency it was bought in: its plan, once or again and again, from
 * where it ends, or from now where that has passed; and what other plans come to. Throws `NOT_FOUND`.
 */
export async function findOffers(
  deps: Deps,
  wanted: {
    readonly licenseId: string;
    /** null: not even that of the last order */
    readonly country?: string | null | undefined;
  },
  payer: Payer,
): Promise<FoundOffers> {
  const license = await findOwn(deps, wanted.licenseId, payer);
  const newest = itemsInOrder(license).at(-1);
  const country = wanted.country === undefined ? (newest?.order.country ?? null) : wanted.country;
  const { taxes } = deps.config.billing;
  const taxRate = country === null && taxes.length > 0 ? null : taxFor(taxes, country ?? undefined);
  const found = { license, country };
  const { expiresAt } = license;
  const general = refusalOf(license);
  if (general !== null || newest === undefined || expiresAt === null) {
    const refusal = general ?? 'not-bought';
    return { ...found, refusal, offers: [], changeRefusal: refusal, changes: [] };
  }
  const standing = { now: deps.now(), expiresAt };
  const rate = taxRate?.rate ?? 0;
  const planId = license.nextPlanId ?? license.planId;
  const prices = await pricesIn(deps, newest.order);
  const running = runningItem(license);
  const same = prices.filter(({ product }) => product.planId === planId);
  const offers = same.map((price) => ({
    kind: 'renew' as const,
    price,
    ...addTax(price, rate),
    unused: 0,
    ...following(price, standing),
  }));
  const refusal = running === undefined ? null : 'subscription';
  const changeRefusal = changeRefusalOf(license, running);
  const subscription = running === undefined ? null : await subscriptionOf(deps, running);
  // whoever has a subscription changes to another one
  const others = prices.filter(
    ({ product, interval }) => product.planId !== planId && (running === undefined || interval !== null),
  );
  const changes = others.map((price) =>
    priceChange(price, rate, {
      ...standing,
      paid: {
        amount: amountOf(newest),
        interval: newest.order.interval,
        days: license.plan.durationDays ?? 0,
      },
      unused: unusedShares(paidPeriods(license), standing.now),
      subscription,
    }),
  );
  return {
    ...found,
    refusal: refusal ?? (same.length === 0 ? 'not-sold' : null),
    offers: refusal === null && taxRate !== null ? offers : [],
    changeRefusal: changeRefusal ?? (others.length === 0 ? 'not-sold' : null),
    changes: changeRefusal === null && taxRate !== null ? changes : [],
  };
}

/** A license that was bought for an address that is shown to be theirs; nobody pays for somebody else's by its id. */
async function findOwn(
  { db }: Pick<ServerDeps, 'db'>,
  id: string,
  { verifiedEmailHash: customerEmailHash }: Payer,
): Promise<PaidLicense> {
  const license =
    customerEmailHash === null
      ? null
      : await db.prisma.license.findFirst({ where: { id, customerEmailHash }, include: paidInclude });
  if (license === null) throw new AppError('NOT_FOUND');
  return license;
}

function refusalOf({ status, plan, pendingDays, expiresAt, orderItems }: PaidLicense) {
  if (status !== 'active') return status;
  if (plan.trial) return 'trial';
  if (orderItems.length === 0) return 'not-bought';
  if (pendingDays !== null) return 'not-started';
  return expiresAt === null ? 'without-end' : null;
}

function changeRefusalOf(license: PaidLicense, running: PaidItem | undefined): FoundOffers['changeRefusal'] {
  if (license.nextPlanId !== null) return 'changing';
  if (running === undefined) return null;
  if (running.order.subscription?.state === 'pastDue') return 'past-due';
  return running.order._count.items > 1 ? 'several' : null;
}

function runningItem({ orderItems }: PaidLicense): PaidItem | undefined {
  return orderItems.find(({ order: { subscription } }) => {
    const goesOn = subscription?.state === 'active' || subscription?.state === 'pastDue';
    return goesOn && subscription?.replacedAt === null;
  });
}

async function subscriptionOf({ db }: Pick<ServerDeps, 'db'>, { order }: PaidItem) {
  const { subscription } = order;
  const known = subscription?.invoices[0]?.paymentRef != null;
  return {
    refundable: known ? ((await readRefundable(db.prisma, order))?.most ?? 0) : 0,
    alone: subscription?.aheadMs === 0n,
  };
}

/** Those that are paid as the last order was come first: nobody is led from one payment into a subscription. */
async function pricesIn(
  { db }: Pick<ServerDeps, 'db'>,
  { currency, interval: before }: { readonly currency: string; readonly interval: BillingInterval | null },
): Promise<readonly SoldPrice[]> {
  const prices = await db.prisma.price.findMany({
    where: {
      currency,
      active: true,
      product: { active: true, kind: 'license', plan: { active: true, trial: false } },
    },
    include: { product: { include: { plan: true } } },
    orderBy: [{ amount: 'asc' }, { id: 'asc' }],
  });
  // paid once it runs as long as the plan does
  const lasting = prices.filter(
    ({ interval, product }) => interval !== null || product.plan?.durationDays != null,
  );
  return lasting.toSorted((a, b) => Number(b.interval === before) - Number(a.interval === before));
}
