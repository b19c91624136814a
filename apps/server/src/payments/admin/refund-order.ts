import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type { AdminPayment } from '@mywasender/contract/http/payments';
import type { RefundBody } from '@mywasender/contract/http/refunds';
import { writeAudit } from '../../audit/write-audit.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import { runOnce } from '../../shared/idempotency.ts';
import type { RequestContext } from '../../shared/request-context.ts';
import { lockOrder } from '../locked-order.ts';
import { isOpen } from '../order-machine.ts';
import { getPayment } from './get-payment.ts';
import { readRefundable } from './read-refundable.ts';
import { sendRefund } from './send-refund.ts';

/**
 * Gives money back: all that is left of the newest payment, or a part, with which the goods stay or are taken back. The wish is stored before the provider is asked
 * and its id is the key there, so that a repetition with the same `Idempotency-Key`, also after a crash, gives back
 * once. Throws `NOT_FOUND`, `ORDER_STATE`, `REFUND_TOO_MUCH` and what the provider throws.
 */
export async function refundOrder(
  deps: ServerDeps,
  id: string,
  body: RefundBody,
  context: RequestContext,
  idempotencyKey: string | undefined,
): Promise<AdminPayment> {
  const call = { userId: context.actor.id, key: idempotencyKey, request: ['refund', id, body] };
  const { refundId } = await runOnce(deps, call, async (tx) => {
    if ((await tx.order.count({ where: { id } })) === 0) throw new AppError('NOT_FOUND');
    return { refundId: await askRefund(deps, tx, { id, body, context }) };
  });
  await sendRefund(deps, refundId);
  return getPayment(deps, id);
}

/** Stores the wish to give money back, to be sent afterwards; answers its id. */
export async function askRefund(
  deps: Pick<ServerDeps, 'now'>,
  tx: Prisma.TransactionClient,
  { id, body, context }: { readonly id: string; readonly body: RefundBody; readonly context: RequestContext },
): Promise<string> {
  const order = await lockOrder(tx, id);
  const refundable = await readRefundable(tx, order);
  // money that came and was not handed out can be given back too
  if (refundable === null || (isOpen(order.state) && order.state !== 'paid')) {
    throw new AppError('ORDER_STATE', { state: order.state, action: 'given back' });
  }
  const { paymentRef, most } = refundable;
  const amount = body.amount ?? most;
  if (amount > most || amount <= 0) throw new AppError('REFUND_TOO_MUCH', { most, currency: order.currency });
  const at = deps.now();
  const takeBack = body.goods === 'take-back';
  const refund = await tx.refund.create({
    data: {
      id: randomUUID(),
      orderId: id,
      paymentRef,
      amount,
      takeBack,
      reason: body.reason,
      actorId: context.actor.id,
      createdAt: at,
    },
  });
  await writeAudit(tx, {
    at,
    action: 'payment.refund',
    actorId: context.actor.id,
    target: { type: 'order', id },
    origin: context,
    details: { amount, currency: order.currency, takeBack },
  });
  return refund.id;
}
