import { writeAudit } from '../audit/write-audit.ts';
import type { Queries } from '../db/database.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';

/** Ends all sessions of the caller but this one; their tokens stop working at once. */
export async function endOtherSessions({ db, now }: ServerDeps, context: RequestContext): Promise<void> {
  await db.prisma.$transaction((tx) => endAllButThis(tx, context, now()));
}

/** As part of a larger change. */
export async function endAllButThis(tx: Queries, context: RequestContext, at: Date): Promise<void> {
  const { id, sessionId } = context.actor;
  const { count } = await tx.session.updateMany({
    where: { userId: id, endedAt: null, id: { not: sessionId } },
    data: { endedAt: at, endReason: 'ended' },
  });
  await writeAudit(tx, {
    at,
    action: 'auth.sessions-end',
    actorId: id,
    target: { type: 'user', id },
    origin: context,
    details: { ended: count },
  });
}
