import { AppError } from '@mywasender/contract/app-error';
import type { ServerDeps } from '../../shared/deps.ts';
import { processPayment } from '../process-payment.ts';

/**
 * Has the provider give back what was asked for, and looks at the order. Doing it again gives nothing back again: the
 * provider knows the key.
 */
export async function sendRefund(deps: ServerDeps, refundId: string): Promise<void> {
  const { prisma } = deps.db;
  const refund = await prisma.refund.findUniqueOrThrow({ where: { id: refundId }, include: { order: true } });
  const { order, paymentRef, amount, reason } = refund;
  const provider = deps.payments.get(order.provider);
  if (provider === undefined || provider.live !== order.live) {
    throw new AppError('PAYMENT_PROVIDER_OFF', { provider: order.provider });
  }
  if (refund.state === 'asked' || refund.state === 'pending') {
    const { currency } = order;
    const answer = await provider.refund({ paymentRef, amount, currency, idempotencyKey: refundId, reason });
    await prisma.refund.update({
      where: { id: refundId },
      data: { state: answer.state, refundRef: answer.refundRef },
    });
  }
  await processPayment(deps, { provider: order.provider, paymentRef });
}
