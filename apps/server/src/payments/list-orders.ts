import type { OrderSummary } from '@mywasender/contract/http/orders';
import type { Page, PageQuery } from '@mywasender/contract/http/page';
import { afterTimeCursor, DEFAULT_LIMIT, encodeTimeCursor, toPage } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { Actor } from '../shared/request-context.ts';
import { ownOrders } from './find-order.ts';
import { presentSummary, summaryInclude } from './present-order.ts';

/** What somebody ordered, newest first. */
export async function listOrders(
  { db }: Pick<ServerDeps, 'db'>,
  query: PageQuery,
  actor: Actor,
): Promise<Page<OrderSummary>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await db.prisma.order.findMany({
    where: { AND: [ownOrders(actor), afterTimeCursor(query.cursor)] },
    include: summaryInclude,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return toPage(rows, limit, presentSummary, encodeTimeCursor);
}
