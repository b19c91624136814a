import type { AuditEntry, AuditQuery } from '@mywasender/contract/http/admin';
import type { Page } from '@mywasender/contract/http/page';
import { DEFAULT_LIMIT, decodeSequenceCursor, encodeSequenceCursor, toPage } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { readInstant } from '../shared/read-instant.ts';
import { openEmail } from '../users/email-address.ts';

/** The audit trail, newest first. */
export async function listAudit(
  deps: Pick<ServerDeps, 'db' | 'sealer'>,
  query: AuditQuery,
): Promise<Page<AuditEntry>> {
  const { db } = deps;
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await db.prisma.auditEntry.findMany({
    where: {
      ...(query.action === undefined ? {} : { action: query.action }),
      ...(query.actionPrefix === undefined
        ? {}
        : { AND: { action: { startsWith: query.actionPrefix.replace(/[\\%_]/g, '\\$&') } } }),
      ...(query.ip === undefined ? {} : { ip: query.ip }),
      at: {
        ...(query.from === undefined ? {} : { gte: readInstant('from', query.from) }),
        ...(query.to === undefined ? {} : { lt: readInstant('to', query.to) }),
      },
      ...(query.actorId === undefined ? {} : { actorId: query.actorId }),
      ...(query.targetId === undefined ? {} : { targetId: query.targetId }),
      ...(query.cursor === undefined ? {} : { sequence: { lt: decodeSequenceCursor(query.cursor) } }),
    },
    orderBy: { sequence: 'desc' },
    take: limit + 1,
  });
  const actorIds = [...new Set(rows.flatMap((row) => row.actorId ?? []))];
  const actors = await db.prisma.user.findMany({
    where: { id: { in: actorIds } },
    select: { id: true, emailSealed: true },
  });
  const actorOf = new Map(actors.map((actor) => [actor.id, { id: actor.id, email: openEmail(deps, actor) }]));
  return toPage(
    rows,
    limit,
    (row) => ({
      id: row.id,
      at: row.at.toISOString(),
      action: row.action,
      actor: row.actorId === null ? null : (actorOf.get(row.actorId) ?? { id: row.actorId, email: '' }),
      targetType: row.targetType,
      targetId: row.targetId,
      ip: row.ip,
      requestId: row.requestId,
      details: detailsOf(row.details),
    }),
    (row) => encodeSequenceCursor(row.sequence),
  );
}

function detailsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
