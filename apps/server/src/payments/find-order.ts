import { AppError } from '@mywasender/contract/app-error';
import type { Order, Prisma } from '../generated/prisma/client.ts';
import { overseesAll } from '../licenses/license-access.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { Actor } from '../shared/request-context.ts';
import { opensOrder } from './order-token.ts';

/** What somebody bought: from their account, or with an address that is shown to be theirs. */
export function ownOrders(actor: Actor): Prisma.OrderWhereInput {
  const own: Prisma.OrderWhereInput[] = [{ buyerId: actor.id }];
  if (actor.verifiedEmailHash !== null) own.push({ customerEmailHash: actor.verifiedEmailHash });
  return { OR: own };
}

/** The order of its buyer, or of whoever shows its token; for others it does not exist: `NOT_FOUND`. */
export async function findOrder(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  id: string,
  by: {
    readonly actor: Actor | null;
    readonly token: string | undefined;
    /** admins and auditors as well */
    readonly overseers?: boolean;
  },
): Promise<Order> {
  const order = await db.prisma.order.findUnique({ where: { id } });
  if (order !== null && by.token !== undefined && opensOrder(order, by.token, now())) return order;
  if (order !== null && by.overseers === true && by.actor !== null && overseesAll(by.actor)) return order;
  const own =
    order !== null &&
    by.actor !== null &&
    (await db.prisma.order.count({ where: { AND: [{ id }, ownOrders(by.actor)] } })) === 1;
  if (!own) throw new AppError('NOT_FOUND');
  return order;
}
