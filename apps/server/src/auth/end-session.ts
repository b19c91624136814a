import { AppError } from '@mywasender/contract/app-error';
import { writeAudit } from '../audit/write-audit.ts';
import { sha256 } from '../crypto/digest.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext, RequestOrigin } from '../shared/request-context.ts';

/** Ends one of the caller's own sessions; its tokens stop working at once. */
export async function endSession(
  { db, now }: ServerDeps,
  sessionId: string,
  context: RequestContext,
): Promise<void> {
  const at = now();
  await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, userId: context.actor.id, endedAt: null },
      data: { endedAt: at, endReason: 'ended' },
    });
    if (count === 0) throw new AppError('NOT_FOUND');
    await writeAudit(tx, {
      at,
      action: 'auth.session-end',
      actorId: context.actor.id,
      target: { type: 'session', id: sessionId },
      origin: context,
    });
  });
}

/** Signs out: ends the session of a refresh token. An unknown or ended one is no error, the wish is fulfilled. */
export async function logout(
  { db, now }: ServerDeps,
  refreshToken: string,
  origin: RequestOrigin,
): Promise<void> {
  const at = now();
  await db.prisma.$transaction(async (tx) => {
    const token = await tx.refreshToken.findUnique({
      where: { hash: sha256(refreshToken) },
      include: { session: true },
    });
    if (token === null || token.session.endedAt !== null) return;
    const { id, userId } = token.session;
    await tx.session.update({ where: { id }, data: { endedAt: at, endReason: 'logout' } });
    await writeAudit(tx, {
      at,
      action: 'auth.logout',
      actorId: userId,
      target: { type: 'session', id },
      origin,
    });
  });
}
