import { writeAudit } from '../audit/write-audit.ts';
import type { Queries } from '../db/database.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext, RequestOrigin } from '../shared/request-context.ts';

/** Ends all sessions of the caller but this one; their tokens stop working at once. */
export async function endOtherSessions({ db, now }: ServerDeps, context: RequestContext): Promise<void> {
  await db.prisma.$transaction((tx) => endAllButThis(tx, context, now()));
}

/** As part of a larger change. */
export async function endAllButThis(tx: Queries, context: RequestContext, at: Date): Promise<void> {
  const { id: userId, sessionId } = context.actor;
  await endSessionsBut(tx, { userId, sessionId, origin: context, at });
}

/** Ends all sessions of an account but one, which need not go on any more. */
export async function endSessionsBut(
  tx: Queries,
  input: {
    readonly userId: string;
    readonly sessionId: string;
    readonly origin: RequestOrigin;
    readonly at: Date;
  },
): Promise<void> {
  const { userId, sessionId, origin, at } = input;
  const { count } = await tx.session.updateMany({
    where: { userId, endedAt: null, id: { not: sessionId } },
    data: { endedAt: at, endReason: 'ended' },
  });
  await writeAudit(tx, {
    at,
    action: 'auth.sessions-end',
    actorId: userId,
    target: { type: 'user', id: userId },
    origin,
    details: { ended: count },
  });
}
