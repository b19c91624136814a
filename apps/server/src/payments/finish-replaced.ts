import type { ServerDeps } from '../shared/deps.ts';
import { sendRefund } from './admin/send-refund.ts';
import { processSubscription } from './process-subscription.ts';

/** Cancels a subscription another order goes on for, and gives back what is to be given back. Doing it again does no harm. */
export async function finishReplaced(deps: ServerDeps, orderId: string): Promise<void> {
  const { prisma } = deps.db;
  const { provider, subscriptionRef } = await prisma.order.findUniqueOrThrow({ where: { id: orderId } });
  if (subscriptionRef !== null) await processSubscription(deps, { provider, subscriptionRef });
  const asked = await prisma.refund.findMany({ where: { orderId, state: 'asked' } });
  for (const { id } of asked) await sendRefund(deps, id);
}
