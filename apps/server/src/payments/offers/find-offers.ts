import { AppError } from '@mywasender/contract/app-error';
import type { OFFER_REFUSALS } from '@mywasender/contract/http/payments';
import type { TaxRate } from '../../config/read-billing.ts';
import type { BillingInterval, Prisma } from '../../generated/prisma/client.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import type { Actor } from '../../shared/request-context.ts';
import { addTax, taxFor } from '../tax.ts';
import { endOfPeriod } from './end-of-period.ts';

const include = {
  plan: true,
  orderItems: { include: { order: { include: { subscription: true } } } },
} as const satisfies Prisma.LicenseInclude;
type LicenseRow = Prisma.LicenseGetPayload<{ include: typeof include }>;
type SoldPrice = Prisma.PriceGetPayload<{ include: { product: { include: { plan: true } } } }>;

interface Offer {
  readonly price: SoldPrice;
  readonly amount: number;
  readonly tax: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface FoundOffers {
  readonly license: LicenseRow;
  readonly refusal: (typeof OFFER_REFUSALS)[number] | null;
  readonly country: string | null;
  readonly taxRate: TaxRate | null;
  readonly offers: readonly Offer[];
}

/**
 * What a license of somebody's own can go on with: the prices of its plan, once or again and again, in the currency it was
 * bought in. It starts where the license ends, or now where that has passed. Throws `NOT_FOUND`.
 */
export async function findOffers(
  deps: Pick<ServerDeps, 'db' | 'config' | 'now'>,
  wanted: { readonly licenseId: string; readonly country?: string | undefined },
  actor: Actor,
): Promise<FoundOffers> {
  const license = await findOwn(deps, wanted.licenseId, actor);
  const newest = license.orderItems
    .map(({ order }) => order)
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0];
  const country = wanted.country ?? newest?.country ?? null;
  const { taxes } = deps.config.billing;
  const taxRate = country === null && taxes.length > 0 ? null : taxFor(taxes, country ?? undefined);
  const found = { license, country, taxRate };
  const refusal = refusalOf(license);
  if (refusal !== null || newest === undefined || license.expiresAt === null) {
    return { ...found, refusal: refusal ?? 'not-bought', offers: [] };
  }
  const prices = await pricesOf(deps, license.planId, newest);
  if (prices.length === 0) return { ...found, refusal: 'not-sold', offers: [] };
  const startsAt = new Date(Math.max(deps.now().getTime(), license.expiresAt.getTime()));
  const offers = prices.map((price) => ({
    price,
    ...addTax(price, taxRate?.rate ?? 0),
    startsAt,
    endsAt: endOfPeriod(startsAt, price.interval, license.plan.durationDays ?? 0),
  }));
  return { ...found, refusal: null, offers: taxRate === null ? [] : offers };
}

/** A license that was bought for an address that is shown to be theirs; nobody pays for somebody else's by its id. */
async function findOwn(
  { db }: Pick<ServerDeps, 'db'>,
  id: string,
  { verifiedEmailHash: customerEmailHash }: Actor,
): Promise<LicenseRow> {
  const license =
    customerEmailHash === null
      ? null
      : await db.prisma.license.findFirst({ where: { id, customerEmailHash }, include });
  if (license === null) throw new AppError('NOT_FOUND');
  return license;
}

function refusalOf({ status, plan, pendingDays, expiresAt, orderItems }: LicenseRow): FoundOffers['refusal'] {
  if (status !== 'active') return status;
  if (plan.trial) return 'trial';
  if (orderItems.length === 0) return 'not-bought';
  if (pendingDays !== null) return 'not-started';
  if (expiresAt === null) return 'without-end';
  const goesOn = orderItems.some(({ order: { subscription } }) =>
    ['active', 'pastDue'].includes(subscription?.state ?? ''),
  );
  return goesOn ? 'subscription' : null;
}

/** Those that are paid as the last order was come first: nobody is led from one payment into a subscription. */
async function pricesOf(
  { db }: Pick<ServerDeps, 'db'>,
  planId: string,
  { currency, interval: before }: { readonly currency: string; readonly interval: BillingInterval | null },
) {
  const prices = await db.prisma.price.findMany({
    where: {
      currency,
      active: true,
      product: { active: true, planId, plan: { active: true, trial: false } },
    },
    include: { product: { include: { plan: true } } },
    orderBy: [{ amount: 'asc' }, { id: 'asc' }],
  });
  // paid once it runs as long as the plan does
  const lasting = prices.filter(
    ({ interval, product }) => interval !== null || product.plan?.durationDays !== null,
  );
  return lasting.toSorted((a, b) => Number(b.interval === before) - Number(a.interval === before));
}
