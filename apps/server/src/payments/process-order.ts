import type { ServerDeps } from '../shared/deps.ts';
import { isOpen } from './order-machine.ts';
import { processSubscription } from './process-subscription.ts';
import { settleOrder } from './settle-order.ts';

/**
 * Asks the provider how it stands with an order and does what follows. Every way to learn of a payment ends here: the
 * success page, a webhook, the daily comparison. What is paid again and again is more than its first payment: once it was
 * handed out, all of its periods are looked at.
 */
export async function processOrder(
  deps: ServerDeps,
  orderId: string,
  options: { readonly giveUp?: boolean } = {},
): Promise<void> {
  const order = await deps.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } });
  const { provider, subscriptionRef, state } = order;
  if (subscriptionRef === null || isOpen(state)) await settleOrder(deps, order, options);
  else await processSubscription(deps, { provider, subscriptionRef });
}
