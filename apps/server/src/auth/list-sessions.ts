import type { SessionList } from '@mywasender/contract/http/auth';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { idleSince } from './idle-sessions.ts';

/** The caller's running sessions, last used first. */
export async function listSessions(
  { config, db, now }: ServerDeps,
  { actor }: RequestContext,
): Promise<SessionList> {
  const at = now();
  const rows = await db.prisma.session.findMany({
    where: { userId: actor.id, endedAt: null, expiresAt: { gt: at } },
    orderBy: { lastUsedAt: 'desc' },
  });
  return {
    items: rows
      .filter(({ client, lastUsedAt }) => lastUsedAt > idleSince(config, client, at))
      .map((row) => ({
        id: row.id,
        client: row.client === 'desktop' ? 'desktop' : 'web',
        userAgent: row.userAgent,
        ip: row.ip,
        createdAt: row.createdAt.toISOString(),
        lastUsedAt: row.lastUsedAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
        current: row.id === actor.sessionId,
      })),
    nextCursor: null,
  };
}
