import type { LedgerEntry, Quota } from '@mywasender/contract/http/admin';
import type { Page, PageQuery } from '@mywasender/contract/http/page';
import type { QuotaEntry } from '../generated/prisma/client.ts';
import { DEFAULT_LIMIT, decodeSequenceCursor, encodeSequenceCursor, toPage } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';

export function presentLedgerEntry(row: QuotaEntry): LedgerEntry {
  const { id, kind, amount, balanceAfter, reason, createdAt } = row;
  return { id, kind, amount, balanceAfter, reason, createdAt: createdAt.toISOString() };
}

/** What a reseller was granted or bought, used and has left. Units given back count as not issued. */
export async function readQuota({ db }: Pick<ServerDeps, 'db'>, userId: string): Promise<Quota> {
  const groups = await db.prisma.quotaEntry.groupBy({
    by: ['kind'],
    where: { userId },
    _sum: { amount: true },
  });
  const sumOf = (kind: string) => groups.find((group) => group.kind === kind)?._sum.amount ?? 0;
  const granted = sumOf('grant') + sumOf('purchase');
  const balance = granted + sumOf('issue') + sumOf('refund');
  return { balance, granted, issued: granted - balance };
}

/** A reseller's ledger, newest first. */
export async function listLedger(
  { db }: Pick<ServerDeps, 'db'>,
  userId: string,
  query: PageQuery,
): Promise<Page<LedgerEntry>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await db.prisma.quotaEntry.findMany({
    where: {
      userId,
      ...(query.cursor === undefined ? {} : { sequence: { lt: decodeSequenceCursor(query.cursor) } }),
    },
    orderBy: { sequence: 'desc' },
    take: limit + 1,
  });
  return toPage(rows, limit, presentLedgerEntry, (row) => encodeSequenceCursor(row.sequence));
}
