import type { Queries } from '../../db/database.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { SETTLED_OTHERWISE, UNSETTLED } from '../refund-states.ts';

interface Refundable {
  readonly paymentRef: string;
  /** minor units that can still be given back */
  readonly most: number;
}

/** Not given back by the provider yet, or ever, and not free to be given back a second time. */
const SPOKEN_FOR = {
  OR: [{ state: { in: ['asked', 'pending'] } }, UNSETTLED, SETTLED_OTHERWISE],
} satisfies Prisma.RefundWhereInput;

/** What can be given back: of a subscription the newest paid period; null: nothing was paid. */
export async function readRefundable(
  queries: Queries,
  order: {
    readonly id: string;
    readonly paymentRef: string | null;
    readonly amount: number;
    readonly refunded: number;
  },
): Promise<Refundable | null> {
  const invoice = await queries.subscriptionInvoice.findFirst({
    where: { subscription: { orderId: order.id }, paymentRef: { not: null } },
    orderBy: { periodEnd: 'desc' },
  });
  const { paymentRef, amount, refunded } = invoice ?? order;
  if (paymentRef === null) return null;
  const spoken = await queries.refund.aggregate({
    where: { orderId: order.id, paymentRef, ...SPOKEN_FOR },
    _sum: { amount: true },
  });
  return { paymentRef, most: Math.max(0, amount - refunded - (spoken._sum.amount ?? 0)) };
}
