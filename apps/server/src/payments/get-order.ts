import type { Order } from '@mywasender/contract/http/payments';
import type { ServerDeps } from '../shared/deps.ts';
import type { Actor } from '../shared/request-context.ts';
import { findOrder } from './find-order.ts';
import { orderInclude, presentOrder } from './present-order.ts';

/** One order with its license keys, for its buyer or whoever shows its token. Throws `NOT_FOUND`. */
export async function getOrder(
  deps: ServerDeps,
  id: string,
  by: { readonly actor: Actor | null; readonly token: string | undefined },
): Promise<Order> {
  await findOrder(deps, id, by);
  const row = await deps.db.prisma.order.findUniqueOrThrow({ where: { id }, include: orderInclude });
  return presentOrder(deps, row, deps.now());
}
