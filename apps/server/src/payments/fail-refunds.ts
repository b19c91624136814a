import { formatMoney } from '@mywasender/contract/money';
import { raiseAlert } from '../alerts/raise-alert.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { restoreItems } from './item-effects.ts';
import { type LockedOrder, lockOrder } from './locked-order.ts';
import { isHandedOut } from './order-machine.ts';
import { UNSETTLED } from './refund-states.ts';

/** On an order with money that could not be given back and that nobody dealt with yet. */
export const REFUND_FAILED = 'refund-failed';

export async function hasFailedRefund(tx: Prisma.TransactionClient, orderId: string): Promise<boolean> {
  return (await tx.refund.count({ where: { orderId, ...UNSETTLED } })) > 0;
}

/**
 * The provider has given back less than it had said: the newest of our refunds that no longer fit into what it says now
 * failed after all. Admins are told also where the refund was made at the provider. Answers the licenses restored.
 */
export async function failRefunds(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  { order, refunded, at }: { readonly order: LockedOrder; readonly refunded: number; readonly at: Date },
): Promise<readonly string[]> {
  const refunds = await tx.refund.findMany({
    where: { orderId: order.id, state: { in: ['done', 'pending'] } },
    orderBy: { createdAt: 'desc' },
  });
  let sum = refunds.reduce((total, { amount }) => total + amount, 0);
  const failed = refunds.filter(({ amount }) => {
    if (sum <= refunded) return false;
    sum -= amount;
    return true;
  });
  const ids = failed.map(({ id }) => id);
  await tx.refund.updateMany({ where: { id: { in: ids } }, data: { state: 'failed' } });
  await tellFailure(deps, tx, { order, amount: order.refunded - refunded, at });
  return failed.some(({ takeBack }) => takeBack) ? restoreKept(deps, tx, { order, at }) : [];
}

/** A refund the provider refused, or says it could not do. Answers the licenses restored. */
export async function failRefund(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  refund: { readonly id: string; readonly orderId: string; readonly problem: string | null },
): Promise<readonly string[]> {
  const order = await lockOrder(tx, refund.orderId);
  const before = await tx.refund.findUniqueOrThrow({ where: { id: refund.id } });
  if (before.state === 'failed') return [];
  const at = deps.now();
  await tx.refund.update({ where: { id: refund.id }, data: { state: 'failed', problem: refund.problem } });
  await tx.order.update({
    where: { id: order.id },
    data: { problem: order.problem ?? REFUND_FAILED },
  });
  await tellFailure(deps, tx, { order, amount: before.amount, at });
  return before.takeBack ? restoreKept(deps, tx, { order, at }) : [];
}

/** Of an order that is given back as a whole nothing is restored for a part. */
async function restoreKept(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  { order, at }: { readonly order: LockedOrder; readonly at: Date },
): Promise<readonly string[]> {
  return isHandedOut(order.state) ? restoreItems(deps, tx, { order, items: order.items, at }) : [];
}

async function tellFailure(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  { order, amount, at }: { readonly order: LockedOrder; readonly amount: number; readonly at: Date },
): Promise<void> {
  const { id, provider, currency } = order;
  await writeAudit(tx, {
    at,
    action: 'payment.refund-failed',
    target: { type: 'order', id },
    details: { provider, amount, currency },
  });
  const details = { provider, amount: formatMoney(amount, currency, 'en') };
  await raiseAlert(deps, { kind: 'PAYMENT_REFUND_FAILED', subject: id, details }, tx);
}
