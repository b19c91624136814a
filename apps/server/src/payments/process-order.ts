import { AppError } from '@mywasender/contract/app-error';
import type { ServerDeps } from '../shared/deps.ts';
import { applyFacts } from './apply-facts.ts';
import { isHandedOut } from './order-machine.ts';
import { processSubscription } from './process-subscription.ts';
import { takeLooks } from './take-look.ts';

/**
 * Asks the provider how it stands with an order and does what follows. Every way to learn of a payment ends here: the
 * success page, a webhook, the daily comparison. The provider is asked before anything is locked, and what it said is
 * checked under the lock. `giveUp`: an order past its time that nobody paid is `expired` afterwards.
 */
export async function processOrder(
  deps: ServerDeps,
  orderId: string,
  { giveUp = false }: { readonly giveUp?: boolean } = {},
): Promise<void> {
  const order = await deps.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } });
  const { providerRef, interval } = order;
  if (providerRef === null) return;
  const provider = deps.payments.get(order.provider);
  // keys of the other kind know nothing of it
  if (provider === undefined || provider.live !== order.live) {
    throw new AppError('PAYMENT_PROVIDER_OFF', { provider: order.provider });
  }
  // what is paid again and again is more than its first payment, which settling looks at
  if (order.subscriptionRef !== null && isHandedOut(order.state)) {
    await processSubscription(deps, { provider: order.provider, subscriptionRef: order.subscriptionRef });
    return;
  }
  const mode = interval === null ? 'payment' : 'subscription';
  await takeLooks(deps, async (look) => {
    const facts = await provider.settle({ orderId, providerRef, mode });
    return applyFacts(deps, { orderId, look, facts, giveUp });
  });
}
