import { AppError } from '@mywasender/contract/app-error';
import type { Subscription } from '@mywasender/contract/http/subscriptions';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { ownOrders } from './find-order.ts';
import { presentSubscription, subscriptionInclude } from './present-subscription.ts';
import { processSubscription } from './process-subscription.ts';

/**
 * Ends a subscription of one's own: nothing more is charged, licenses run to the end of the paid period. Repeating it
 * changes nothing. Throws `NOT_FOUND` and what the provider throws.
 */
export async function cancelSubscription(
  deps: ServerDeps,
  id: string,
  context: RequestContext,
): Promise<Subscription> {
  const { prisma } = deps.db;
  const found = await prisma.subscription.findFirst({
    where: { id, order: ownOrders(context.actor) },
    include: { order: true },
  });
  if (found === null) throw new AppError('NOT_FOUND');
  const { provider: name, subscriptionRef } = found.order;
  const provider = deps.payments.get(name);
  if (provider === undefined || subscriptionRef === null) {
    throw new AppError('PAYMENT_PROVIDER_OFF', { provider: name });
  }
  const at = deps.now();
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.subscription.updateMany({
      where: { id, cancelAskedAt: null },
      data: { cancelAskedAt: at },
    });
    if (count === 0) return;
    await writeAudit(tx, {
      at,
      action: 'payment.subscription-cancel',
      actorId: context.actor.id,
      target: { type: 'order', id: found.orderId },
      origin: context,
    });
  });
  await provider.cancelSubscription(subscriptionRef, `cancel-${id}`);
  await processSubscription(deps, { provider: name, subscriptionRef });
  const row = await prisma.subscription.findUniqueOrThrow({ where: { id }, include: subscriptionInclude });
  return presentSubscription(row);
}
