import type { Order } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { applyFacts } from './apply-facts.ts';
import { isOrderId } from './is-order-id.ts';
import { isHandedOut } from './order-machine.ts';
import { processOrder } from './process-order.ts';
import type { PaymentFacts, PaymentProvider } from './providers/payment-provider.ts';
import { takeLooks } from './take-look.ts';

/**
 * Looks at a payment: that it was made, given back or disputed. Answers the order it belongs to; null: none of ours.
 * Of an order that was not handed out yet, and of a subscription, the whole is looked at; then it follows the payment.
 */
export async function processPayment(
  deps: ServerDeps,
  { provider: name, paymentRef }: { readonly provider: PaymentProvider['name']; readonly paymentRef: string },
): Promise<string | null> {
  const provider = deps.payments.get(name);
  if (provider === undefined) return null;
  let orderId: string | null = null;
  await takeLooks(deps, async (look) => {
    const facts = await provider.findByPayment(paymentRef);
    const order = await orderOf(deps, name, { ...facts, paymentRef });
    orderId = order?.id ?? null;
    if (order === null) return true;
    if (!isHandedOut(order.state) || order.interval !== null) await processOrder(deps, order.id);
    const now = await deps.db.prisma.order.findUniqueOrThrow({ where: { id: order.id } });
    if (!isHandedOut(now.state) || !(await paysForNow(deps, now, paymentRef))) return true;
    return applyFacts(deps, { orderId: order.id, look, facts });
  });
  return orderId;
}

/** Whether it pays for what runs now: of a subscription the newest paid period, not one that is over. */
async function paysForNow(
  { db }: Pick<ServerDeps, 'db'>,
  order: Order,
  paymentRef: string,
): Promise<boolean> {
  if (order.interval === null) return true;
  const newest = await db.prisma.subscriptionInvoice.findFirst({
    where: { subscription: { orderId: order.id } },
    orderBy: { periodEnd: 'desc' },
  });
  return (newest?.paymentRef ?? order.paymentRef) === paymentRef;
}

/** By what the provider carries of ours, by its checkout, or because we know the payment. */
async function orderOf(
  { db }: Pick<ServerDeps, 'db'>,
  provider: PaymentProvider['name'],
  facts: PaymentFacts & { readonly providerRef: string | null },
): Promise<Order | null> {
  const { orderId, providerRef, paymentRef } = facts;
  const known = [
    ...(isOrderId(orderId) ? [{ id: orderId }] : []),
    ...(providerRef === null ? [] : [{ providerRef }]),
    ...(paymentRef === null
      ? []
      : [{ paymentRef }, { subscription: { invoices: { some: { paymentRef } } } }]),
  ];
  return known.length === 0 ? null : db.prisma.order.findFirst({ where: { provider, OR: known } });
}
