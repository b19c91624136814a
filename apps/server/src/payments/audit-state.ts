import { writeAudit } from '../audit/write-audit.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { LockedOrder } from './locked-order.ts';

/** An order, as it was before, and the state it has now. */
export interface StateChange {
  readonly order: LockedOrder;
  readonly state: LockedOrder['state'];
  readonly at: Date;
}

/** The audit trail hears of every change of an order. */
export async function auditState(
  tx: Prisma.TransactionClient,
  { order, state, at }: StateChange,
): Promise<void> {
  await writeAudit(tx, {
    at,
    action: `payment.${state}`,
    target: { type: 'order', id: order.id },
    details: { from: order.state, provider: order.provider, amount: order.amount, currency: order.currency },
  });
}
