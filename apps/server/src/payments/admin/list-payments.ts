import type { Page } from '@mywasender/contract/http/page';
import type { AdminOrder, AdminPaymentQuery } from '@mywasender/contract/http/payments';
import { PaymentProviderName, type Prisma } from '../../generated/prisma/client.ts';
import { afterTimeCursor, DEFAULT_LIMIT, encodeTimeCursor, toPage } from '../../shared/cursor.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import { hashEmail } from '../../users/email-address.ts';
import { summaryInclude } from '../present-order.ts';
import { presentAdminOrder } from './present-admin-order.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Every order, newest first. `q`: an e-mail address, an order, or a reference of the provider. */
export async function listPayments(
  deps: Pick<ServerDeps, 'db' | 'sealer' | 'secrets'>,
  query: AdminPaymentQuery,
): Promise<Page<AdminOrder>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const { state, provider, problem } = query;
  const rows = await deps.db.prisma.order.findMany({
    where: {
      AND: [
        afterTimeCursor(query.cursor),
        ...(state === undefined ? [] : [{ state }]),
        ...(provider === undefined ? [] : [{ provider }]),
        ...(problem === true ? [{ problem: { not: null } }] : []),
        ...(query.q === undefined || query.q === '' ? [] : [matching(deps, query.q.trim())]),
      ],
    },
    include: summaryInclude,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return toPage(rows, limit, (row) => presentAdminOrder(deps, row), encodeTimeCursor);
}

function matching(deps: Pick<ServerDeps, 'secrets'>, q: string): Prisma.OrderWhereInput {
  if (UUID.test(q)) return { OR: [{ id: q }, { buyerId: q }] };
  if (q.includes('@')) return { customerEmailHash: hashEmail(deps, q) };
  // references are unique and indexed for each provider
  return {
    OR: Object.values(PaymentProviderName).flatMap((provider) => [
      { provider, providerRef: q },
      { provider, paymentRef: q },
      { provider, subscriptionRef: q },
    ]),
  };
}
