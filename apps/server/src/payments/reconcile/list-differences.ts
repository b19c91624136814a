import type { Page } from '@mywasender/contract/http/page';
import type { DifferenceQuery, PaymentDifference } from '@mywasender/contract/http/payments';
import { PaymentDifferenceKind } from '@mywasender/contract/http/payments';
import Value from 'typebox/value';
import type { PaymentDifference as Row } from '../../generated/prisma/client.ts';
import { afterTimeCursorOf, DEFAULT_LIMIT, encodeTimeCursor, toPage } from '../../shared/cursor.ts';
import type { ServerDeps } from '../../shared/deps.ts';

/** Where providers and orders disagree, newest first; `open`: those that still do. */
export async function listDifferences(
  { db }: Pick<ServerDeps, 'db'>,
  query: DifferenceQuery,
): Promise<Page<PaymentDifference>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await db.prisma.paymentDifference.findMany({
    where: {
      ...(query.open === true ? { resolvedAt: null } : {}),
      ...afterTimeCursorOf(query.cursor, (foundAt) => ({ foundAt })),
    },
    orderBy: [{ foundAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return toPage(rows, limit, present, ({ foundAt, id }) => encodeTimeCursor({ createdAt: foundAt, id }));
}

function present({ id, provider, kind, reference, orderId, theirs, ours, foundAt, resolvedAt }: Row) {
  return {
    id,
    provider,
    kind: Value.Check(PaymentDifferenceKind, kind) ? kind : 'unknown',
    reference,
    orderId,
    theirs,
    ours,
    foundAt: foundAt.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
  } as const;
}
