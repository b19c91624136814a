import type { Subscription } from '@mywasender/contract/http/subscriptions';
import type { Prisma } from '../generated/prisma/client.ts';
import { describeLines } from './describe-line.ts';
import { summaryInclude } from './present-order.ts';

export const subscriptionInclude = {
  order: {
    include: {
      ...summaryInclude,
      // they end together
      items: { take: 1, orderBy: [{ line: 'asc' }, { n: 'asc' }], include: { license: true } },
    },
  },
} as const satisfies Prisma.SubscriptionInclude;

type Row = Prisma.SubscriptionGetPayload<{ include: typeof subscriptionInclude }>;

export function presentSubscription({ order, ...row }: Row): Subscription {
  return {
    id: row.id,
    orderId: order.id,
    state: row.state === 'pastDue' ? 'past-due' : row.state,
    provider: order.provider,
    live: order.live,
    description: describeLines(order.lines),
    currency: order.currency,
    amount: order.amount,
    interval: order.interval ?? 'month',
    periodEnd: row.periodEnd.toISOString(),
    runsUntil: (order.items[0]?.license?.expiresAt ?? row.periodEnd).toISOString(),
    cancelAskedAt: row.cancelAskedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
