import { raiseAlert } from '../alerts/raise-alert.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { commitLook } from './commit-look.ts';
import { holdItems } from './item-effects.ts';
import { lockOrder } from './locked-order.ts';
import { isHandedOut } from './order-machine.ts';

/**
 * The provider warns that the card was stolen: what was handed out is suspended, what comes later is handed out
 * suspended, and an admin decides. Once per order.
 */
export async function holdForReview(deps: ServerDeps, orderId: string): Promise<void> {
  await commitLook(deps, async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (order.fraudWarnedAt !== null) return [];
    const at = deps.now();
    await tx.order.update({ where: { id: orderId }, data: { fraudWarnedAt: at } });
    await writeAudit(tx, { at, action: 'payment.fraud-warning', target: { type: 'order', id: orderId } });
    const details = { provider: order.provider };
    await raiseAlert(deps, { kind: 'PAYMENT_FRAUD_WARNING', subject: orderId, details }, tx);
    return isHandedOut(order.state) ? holdItems(deps, tx, { order, items: order.items, at }) : [];
  });
}
