import type { Order } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { applySubscription } from './apply-subscription.ts';
import { isOrderId } from './is-order-id.ts';
import { isOpen } from './order-machine.ts';
import type { PaymentProvider } from './providers/payment-provider.ts';
import { settleOrder } from './settle-order.ts';
import { takeLooks } from './take-look.ts';

/**
 * Looks at a subscription and does what follows: paid periods move the end of its licenses, money given back for the
 * newest one takes them. Answers the order it belongs to; null: none of ours.
 */
export async function processSubscription(
  deps: ServerDeps,
  about: { readonly provider: PaymentProvider['name']; readonly subscriptionRef: string },
): Promise<string | null> {
  const { provider: name, subscriptionRef } = about;
  const provider = deps.payments.get(name);
  if (provider === undefined) return null;
  const found: { orderId: string | null } = { orderId: null };
  await takeLooks(deps, async (look) => {
    const facts = await provider.readSubscription(subscriptionRef);
    let order = await orderOf(deps, { ...about, orderId: facts.orderId });
    found.orderId = order?.id ?? null;
    if (order !== null && isOpen(order.state)) {
      await settleOrder(deps, order);
      order = await orderOf(deps, { ...about, orderId: facts.orderId });
    }
    if (order === null || isOpen(order.state)) return true;
    return applySubscription(deps, { orderId: order.id, look, facts });
  });
  const { orderId } = found;
  // nobody is charged on for what was taken from them
  if (orderId !== null && (await isChargedForNothing(deps, orderId, subscriptionRef))) {
    await provider.cancelSubscription(subscriptionRef, `${orderId}-over`);
  }
  return orderId;
}

async function isChargedForNothing(
  { db }: Pick<ServerDeps, 'db'>,
  id: string,
  subscriptionRef: string,
): Promise<boolean> {
  const going = await db.prisma.order.count({
    where: {
      id,
      subscriptionRef,
      OR: [{ state: { in: ['refunded', 'lost'] } }, { items: { some: { takenBack: true } } }],
      subscription: { is: { state: { in: ['active', 'pastDue'] } } },
    },
  });
  return going === 1;
}

async function orderOf(
  { db }: Pick<ServerDeps, 'db'>,
  about: {
    readonly provider: PaymentProvider['name'];
    readonly subscriptionRef: string;
    readonly orderId: string | null;
  },
): Promise<Order | null> {
  const { provider, subscriptionRef, orderId } = about;
  const known = [{ subscriptionRef }, ...(isOrderId(orderId) ? [{ id: orderId }] : [])];
  return db.prisma.order.findFirst({ where: { provider, NOT: { interval: null }, OR: known } });
}
