import { AppError } from '@mywasender/contract/app-error';
import type { AdminPayment } from '@mywasender/contract/http/payments';
import type { SettleRefundBody } from '@mywasender/contract/http/refunds';
import { writeAudit } from '../../audit/write-audit.ts';
import type { Prisma, Refund } from '../../generated/prisma/client.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import type { RequestContext } from '../../shared/request-context.ts';
import { commitLook } from '../commit-look.ts';
import { hasFailedRefund, REFUND_FAILED } from '../fail-refunds.ts';
import { takeItemsBack } from '../item-effects.ts';
import { type LockedOrder, lockOrder } from '../locked-order.ts';
import { isHandedOut } from '../order-machine.ts';
import { processOrder } from '../process-order.ts';
import { issueSettlement } from '../receipts/issue-receipt.ts';
import { RETRIED } from '../refund-states.ts';
import { getPayment } from './get-payment.ts';
import { askRefund } from './refund-order.ts';
import { sendRefund } from './send-refund.ts';

interface Which {
  readonly orderId: string;
  readonly refundId: string;
}

/** Asks the provider once more, under a new key, for what failed. Throws `NOT_FOUND`, `REFUND_NOT_OPEN` and as a refund. */
export async function retryRefund(
  deps: ServerDeps,
  which: Which,
  context: RequestContext,
): Promise<AdminPayment> {
  const again = await deps.db.prisma.$transaction(async (tx) => {
    const { refund } = await settleLocked(deps, tx, { ...which, settlement: RETRIED, context });
    const { amount, reason, takeBack } = refund;
    const goods = takeBack ? 'take-back' : 'keep';
    return askRefund(deps, tx, { id: which.orderId, body: { amount, reason, goods }, context });
  });
  await sendRefund(deps, again);
  return getPayment(deps, which.orderId);
}

/**
 * The money was given back in another way, e.g. by bank transfer: a credit note is written, and the goods stay or are
 * taken back. Throws `NOT_FOUND` and `REFUND_NOT_OPEN`.
 */
export async function settleRefund(
  deps: ServerDeps,
  which: Which,
  { body, context }: { readonly body: SettleRefundBody; readonly context: RequestContext },
): Promise<AdminPayment> {
  const at = deps.now();
  await commitLook(deps, async (tx) => {
    const settled = await settleLocked(deps, tx, { ...which, settlement: body.how, context });
    const { order } = settled;
    const takeBack = body.goods === 'take-back' && isHandedOut(order.state);
    await tx.refund.update({ where: { id: which.refundId }, data: { takeBack } });
    const changed = takeBack ? await takeItemsBack(deps, tx, { order, items: order.items, at }) : [];
    await issueSettlement(deps, tx, settled);
    return changed;
  });
  // of a subscription nothing more is charged for what was taken
  if (body.goods === 'take-back') await processOrder(deps, which.orderId);
  return getPayment(deps, which.orderId);
}

/** Marks a failed refund as dealt with, once. */
async function settleLocked(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  input: Which & { readonly settlement: string; readonly context: RequestContext },
): Promise<{ readonly order: LockedOrder; readonly refund: Refund; readonly at: Date }> {
  const { orderId, refundId, settlement, context } = input;
  const refund = await tx.refund.findFirst({ where: { id: refundId, orderId } });
  if (refund === null) throw new AppError('NOT_FOUND');
  const order = await lockOrder(tx, orderId);
  const at = deps.now();
  const { count } = await tx.refund.updateMany({
    where: { id: refundId, state: 'failed', settledAt: null },
    data: { settlement, settledAt: at, settledBy: context.actor.id },
  });
  if (count === 0) throw new AppError('REFUND_NOT_OPEN');
  if (order.problem === REFUND_FAILED && !(await hasFailedRefund(tx, orderId))) {
    await tx.order.update({ where: { id: orderId }, data: { problem: null } });
  }
  await writeAudit(tx, {
    at,
    action: 'payment.refund-settled',
    actorId: context.actor.id,
    target: { type: 'order', id: orderId },
    origin: context,
    details: { refundId, retried: settlement === RETRIED, amount: refund.amount },
  });
  return { order, refund, at };
}
