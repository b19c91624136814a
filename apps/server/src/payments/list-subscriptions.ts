import type { Page, PageQuery } from '@mywasender/contract/http/page';
import type { Subscription } from '@mywasender/contract/http/subscriptions';
import { afterTimeCursor, DEFAULT_LIMIT, encodeTimeCursor, toPage } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { Actor } from '../shared/request-context.ts';
import { ownOrders } from './find-order.ts';
import { presentSubscription, subscriptionInclude } from './present-subscription.ts';

/** What somebody pays again and again, newest first. */
export async function listSubscriptions(
  { db }: Pick<ServerDeps, 'db'>,
  query: PageQuery,
  actor: Actor,
): Promise<Page<Subscription>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await db.prisma.subscription.findMany({
    where: { AND: [{ order: ownOrders(actor) }, afterTimeCursor(query.cursor)] },
    include: subscriptionInclude,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return toPage(rows, limit, presentSubscription, encodeTimeCursor);
}
