import { AppError } from '@mywasender/contract/app-error';
import type { Order } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { applyFacts } from './apply-facts.ts';
import { takeLooks } from './take-look.ts';

/**
 * Asks the provider what became of the checkout of an order and does what follows. It is asked before anything is
 * locked, and what it said is checked under the lock. `giveUp`: an order past its time that nobody paid is `expired`
 * afterwards.
 */
export async function settleOrder(
  deps: ServerDeps,
  order: Order,
  { giveUp = false }: { readonly giveUp?: boolean } = {},
): Promise<void> {
  const { id: orderId, providerRef, interval } = order;
  if (providerRef === null) return;
  const provider = deps.payments.get(order.provider);
  // keys of the other kind know nothing of it
  if (provider === undefined || provider.live !== order.live) {
    throw new AppError('PAYMENT_PROVIDER_OFF', { provider: order.provider });
  }
  const mode = interval === null ? 'payment' : 'subscription';
  await takeLooks(deps, async (look) => {
    const facts = await provider.settle({ orderId, providerRef, mode });
    return applyFacts(deps, { orderId, look, facts, giveUp });
  });
}
