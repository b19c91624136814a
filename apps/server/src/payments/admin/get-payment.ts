import { AppError } from '@mywasender/contract/app-error';
import type { AdminPayment } from '@mywasender/contract/http/payments';
import type { ServerDeps } from '../../shared/deps.ts';
import { presentReceipt } from '../receipts/present-receipt.ts';
import { adminInclude, presentAdminOrder } from './present-admin-order.ts';
import { readRefundable } from './read-refundable.ts';

/** One order with everything the provider told, what was handed out and what was given back. Throws `NOT_FOUND`. */
export async function getPayment(deps: Pick<ServerDeps, 'db' | 'sealer'>, id: string): Promise<AdminPayment> {
  const { prisma } = deps.db;
  const order = await prisma.order.findUnique({ where: { id }, include: adminInclude });
  if (order === null) throw new AppError('NOT_FOUND');
  const events = await prisma.paymentEvent.findMany({
    where: { orderId: id },
    orderBy: { receivedAt: 'asc' },
    take: 200,
  });
  return {
    ...presentAdminOrder(deps, order),
    paymentRef: order.paymentRef,
    refundable: (await readRefundable(prisma, order))?.most ?? 0,
    subscriptionRef: order.subscriptionRef,
    subscription:
      order.subscription === null
        ? null
        : {
            state: order.subscription.state === 'pastDue' ? 'past-due' : order.subscription.state,
            periodEnd: order.subscription.periodEnd.toISOString(),
          },
    licenses: order.items.flatMap(({ license }) =>
      license === null ? [] : [{ id: license.id, keyEnd: license.keyEnd, status: license.status }],
    ),
    invoices: (order.subscription?.invoices ?? []).map(({ paidAt, periodEnd, amount, refunded }) => ({
      paidAt: paidAt.toISOString(),
      periodEnd: periodEnd.toISOString(),
      amount,
      refunded,
    })),
    receipts: order.receipts.map(presentReceipt),
    refunds: order.refunds.map(({ id: refundId, amount, reason, state, createdAt, ...refund }) => ({
      id: refundId,
      amount,
      reason,
      state,
      takeBack: refund.takeBack,
      problem: refund.problem,
      settlement: refund.settlement,
      createdAt: createdAt.toISOString(),
      settledAt: refund.settledAt?.toISOString() ?? null,
    })),
    events: events.map(({ eventId, type, state, problem, receivedAt }) => ({
      eventId,
      type,
      state,
      problem,
      receivedAt: receivedAt.toISOString(),
    })),
  };
}
