import type { AuditEntry } from '@mywasender/contract/http/admin';
import type { AuditEntry as Row } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { openEmail } from '../users/email-address.ts';

/** Entries with the addresses of who acted, each looked up once. */
export async function presentEntries(
  deps: Pick<ServerDeps, 'db' | 'sealer'>,
  rows: readonly Row[],
): Promise<AuditEntry[]> {
  const actorIds = [...new Set(rows.flatMap((row) => row.actorId ?? []))];
  const actors = await deps.db.prisma.user.findMany({
    where: { id: { in: actorIds } },
    select: { id: true, emailSealed: true },
  });
  const actorOf = new Map(actors.map((actor) => [actor.id, { id: actor.id, email: openEmail(deps, actor) }]));
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    action: row.action,
    actor: row.actorId === null ? null : (actorOf.get(row.actorId) ?? { id: row.actorId, email: '' }),
    targetType: row.targetType,
    targetId: row.targetId,
    ip: row.ip,
    requestId: row.requestId,
    details: detailsOf(row.details),
  }));
}

function detailsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
