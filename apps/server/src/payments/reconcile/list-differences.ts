import type { Page } from '@mywasender/contract/http/page';
import type { DifferenceQuery, PaymentDifference } from '@mywasender/contract/http/payment-differences';
import { afterTimeCursorOf, DEFAULT_LIMIT, encodeTimeCursor, toPage } from '../../shared/cursor.ts';
import type { ServerDeps } from '../../shared/deps.ts';
import { presentDifference } from './present-difference.ts';

/** Where providers and orders disagree, newest first; `open`: those that still do, or those that are over. */
export async function listDifferences(
  { db }: Pick<ServerDeps, 'db'>,
  { open, kind, provider, ...query }: DifferenceQuery,
): Promise<Page<PaymentDifference>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await db.prisma.paymentDifference.findMany({
    where: {
      ...(open === undefined ? {} : { resolvedAt: open ? null : { not: null } }),
      ...(kind === undefined ? {} : { kind }),
      ...(provider === undefined ? {} : { provider }),
      ...afterTimeCursorOf(query.cursor, (foundAt) => ({ foundAt })),
    },
    orderBy: [{ foundAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return toPage(rows, limit, presentDifference, ({ foundAt, id }) =>
    encodeTimeCursor({ createdAt: foundAt, id }),
  );
}
