import { AppError } from '@mywasender/contract/app-error';
import type { Refund } from '../../generated/prisma/client.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import { commitLook } from '../commit-look.ts';
import { failRefund } from '../fail-refunds.ts';
import { takeItemsBack } from '../item-effects.ts';
import { lockOrder } from '../locked-order.ts';
import { isHandedOut } from '../order-machine.ts';
import { processPayment } from '../process-payment.ts';

/**
 * Has the provider give back what was asked for, and looks at the order. Doing it again gives nothing back again: the
 * provider knows the key. One it refuses, or cannot do, has failed: admins are told, and what it would say again is not
 * asked again.
 */
export async function sendRefund(deps: ServerDeps, refundId: string): Promise<void> {
  const { prisma } = deps.db;
  const refund = await prisma.refund.findUniqueOrThrow({ where: { id: refundId }, include: { order: true } });
  const { order, paymentRef, amount, reason, orderId } = refund;
  const provider = deps.payments.get(order.provider);
  if (provider === undefined || provider.live !== order.live) {
    throw new AppError('PAYMENT_PROVIDER_OFF', { provider: order.provider });
  }
  if (refund.state === 'asked' || refund.state === 'pending') {
    const { currency } = order;
    const failed = (problem: string | null) =>
      commitLook(deps, (tx) => failRefund(deps, tx, { id: refundId, orderId, problem }));
    const answer = await provider
      .refund({ paymentRef, amount, currency, idempotencyKey: refundId, reason })
      .catch(async (error: unknown) => {
        if (error instanceof AppError && error.code === 'PAYMENT_PROVIDER_REFUSED') {
          await failed(String(error.params.reason ?? ''));
        }
        throw error;
      });
    if (answer.state === 'failed') await failed(null);
    else await noteAnswer(deps, refund, { state: answer.state, refundRef: answer.refundRef });
  }
  await processPayment(deps, { provider: order.provider, paymentRef });
}

/** With the first answer, once, the goods are taken back where the admin wanted that for a part. */
async function noteAnswer(
  deps: ServerDeps,
  { id, orderId, takeBack }: Refund,
  data: { readonly state: 'pending' | 'done'; readonly refundRef: string },
): Promise<void> {
  await commitLook(deps, async (tx) => {
    const order = await lockOrder(tx, orderId);
    const { count } = await tx.refund.updateMany({ where: { id, state: 'asked' }, data });
    if (count === 0) await tx.refund.updateMany({ where: { id, state: 'pending' }, data });
    if (count === 0 || !takeBack || !isHandedOut(order.state)) return [];
    return takeItemsBack(deps, tx, { order, items: order.items, at: deps.now() });
  });
}
