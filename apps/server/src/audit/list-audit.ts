import type { AuditPage, AuditQuery } from '@mywasender/contract/http/admin';
import { DEFAULT_LIMIT, decodeSequenceCursor, encodeSequenceCursor, toPage } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { readCheck } from './audit-check.ts';
import { auditFilter } from './audit-filter.ts';
import { presentEntries } from './present-entries.ts';

/** The audit trail, newest first, and whether it was whole when it was last verified. */
export async function listAudit(
  deps: Pick<ServerDeps, 'db' | 'sealer'>,
  query: AuditQuery,
): Promise<AuditPage> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await deps.db.prisma.auditEntry.findMany({
    where: {
      ...auditFilter(query),
      ...(query.cursor === undefined ? {} : { sequence: { lt: decodeSequenceCursor(query.cursor) } }),
    },
    orderBy: { sequence: 'desc' },
    take: limit + 1,
  });
  const { items, nextCursor } = toPage(
    rows,
    limit,
    (row) => row,
    (row) => encodeSequenceCursor(row.sequence),
  );
  return { items: await presentEntries(deps, items), nextCursor, chain: await readCheck(deps) };
}
