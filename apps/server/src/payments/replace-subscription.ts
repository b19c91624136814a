import { randomUUID } from 'node:crypto';
import type { OrderLine, Prisma } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { LockedOrder } from './locked-order.ts';

interface Replacement {
  readonly order: LockedOrder;
  readonly line: OrderLine;
  readonly licenseId: string;
  readonly at: Date;
}

/**
 * Puts an order in the place of the subscription that paid for its license until now: that one moves nothing any more, is
 * cancelled, and its unused share is given back where the change holds at once. The providers are asked by a job.
 */
export async function replaceSubscription(
  deps: Pick<ServerDeps, 'jobs'>,
  tx: Prisma.TransactionClient,
  { order, line, licenseId, at }: Replacement,
): Promise<void> {
  const running = await tx.subscription.findFirst({
    where: {
      replacedAt: null,
      state: { in: ['active', 'pastDue'] },
      order: { id: { not: order.id }, items: { some: { licenseId } } },
    },
    include: { invoices: { orderBy: { periodEnd: 'desc' }, take: 1 } },
  });
  if (running === null) return;
  const { orderId } = running;
  await tx.subscription.update({ where: { orderId }, data: { replacedAt: at } });
  if (line.beginsNow) {
    await tx.orderItem.updateMany({ where: { orderId, licenseId }, data: { replacedAt: at } });
    const paymentRef = running.invoices[0]?.paymentRef;
    if (line.credit > 0 && paymentRef != null) {
      await tx.refund.create({
        data: {
          id: randomUUID(),
          orderId,
          paymentRef,
          amount: line.credit,
          reason: `unused share, plan changed by order ${order.id}`,
          actorId: order.buyerId ?? line.sellerId,
          createdAt: at,
        },
      });
    }
  }
  await deps.jobs.enqueue(tx, 'payment.replaced', { orderId });
}
