import type { Order } from '@mywasender/contract/http/orders';
import type { FastifyBaseLogger } from 'fastify';
import type { ServerDeps } from '../shared/deps.ts';
import type { Actor } from '../shared/request-context.ts';
import { findOrder } from './find-order.ts';
import { isOpen } from './order-machine.ts';
import { orderInclude, presentOrder } from './present-order.ts';
import { processOrder } from './process-order.ts';

/**
 * One order with its license keys, for its buyer or whoever shows its token. One that is not paid is looked up at the
 * provider first: the success page need not wait for a webhook. Throws `NOT_FOUND`.
 */
export async function getOrder(
  deps: ServerDeps,
  id: string,
  by: { readonly actor: Actor | null; readonly token: string | undefined },
  log: Pick<FastifyBaseLogger, 'warn'>,
): Promise<Order> {
  const { state, providerRef } = await findOrder(deps, id, by);
  if (isOpen(state) && providerRef !== null) {
    await processOrder(deps, id).catch((error: unknown) => {
      log.warn({ err: error, orderId: id }, 'an order could not be looked at');
    });
  }
  const row = await deps.db.prisma.order.findUniqueOrThrow({ where: { id }, include: orderInclude });
  return presentOrder(deps, row, deps.now());
}
