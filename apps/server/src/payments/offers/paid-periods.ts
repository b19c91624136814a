import type { Prisma } from '../../generated/prisma/client.ts';
import { startOfPeriod } from './end-of-period.ts';
import type { PaidPeriod } from './unused-share.ts';

export const paidInclude = {
  plan: true,
  _count: { select: { devices: { where: { status: 'active' } } } },
  orderItems: {
    where: { replacedAt: null },
    include: {
      order: {
        include: {
          lines: true,
          _count: { select: { items: true } },
          subscription: { include: { invoices: { orderBy: { periodEnd: 'desc' }, take: 1 } } },
        },
      },
    },
  },
} as const satisfies Prisma.LicenseInclude;

export type PaidLicense = Prisma.LicenseGetPayload<{ include: typeof paidInclude }>;
export type PaidItem = PaidLicense['orderItems'][number];

/** What was paid for a license and still is, oldest first: what was taken back with its money counts no more. */
export function itemsInOrder({ orderItems }: Pick<PaidLicense, 'orderItems'>): readonly PaidItem[] {
  return orderItems
    .filter(({ takenBack }) => !takenBack)
    .toSorted((a, b) => a.order.createdAt.getTime() - b.order.createdAt.getTime());
}

/**
 * The time of a license as it was paid for, each payment from where it begins to where the next one does. A change of plan
 * that began at once has what was paid before in it, as its price was lower by that.
 */
export function paidPeriods(license: PaidLicense): readonly PaidPeriod[] {
  const { expiresAt } = license;
  if (expiresAt === null) return [];
  const items = itemsInOrder(license);
  const newest = items.findLastIndex((item) => lineOf(item)?.beginsNow === true);
  const counted = items.slice(Math.max(newest, 0)).map((item) => ({ item, from: beginOf(license, item) }));
  const sorted = counted.toSorted((a, b) => a.from.getTime() - b.from.getTime());
  return sorted.map(({ item, from }, index) => {
    const until = sorted[index + 1]?.from ?? expiresAt;
    const { interval } = item.order;
    // of a subscription the newest period is what was paid last
    const begins = interval === null ? from : latest(from, startOfPeriod(until, interval));
    return { amount: amountOf(item), from: begins, until };
  });
}

/** What was paid for one license of an order, with what its price was lower by. */
export function amountOf(item: PaidItem): number {
  const { order } = item;
  const invoice = order.subscription?.invoices[0];
  const line = lineOf(item);
  const { amount, refunded } = invoice ?? order;
  const deducted = order.interval === null ? (line?.credit ?? 0) : 0;
  return Math.floor((amount - refunded) / (line?.quantity ?? 1)) + deducted;
}

function lineOf({ order, line }: PaidItem) {
  return order.lines.find((one) => one.line === line);
}

function beginOf({ plan, firstActivatedAt }: PaidLicense, { startsAt, order }: PaidItem): Date {
  if (startsAt !== null) return startsAt;
  const made = order.fulfilledAt ?? order.createdAt;
  const waited = plan.expiryBasis === 'firstActivation' && order.interval === null;
  return waited && firstActivatedAt !== null ? latest(made, firstActivatedAt) : made;
}

function latest(a: Date, b: Date): Date {
  return a > b ? a : b;
}
