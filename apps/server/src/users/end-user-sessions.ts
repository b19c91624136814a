import { AppError } from '@mywasender/contract/app-error';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { endSessionsOf } from './end-sessions-of.ts';

/** Signs an account out everywhere. */
export async function endUserSessions(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  userId: string,
  context: RequestContext,
): Promise<void> {
  const at = now();
  await db.prisma.$transaction(async (tx) => {
    if ((await tx.user.count({ where: { id: userId } })) === 0) throw new AppError('NOT_FOUND');
    await endSessionsOf(tx, { userIds: [userId], reason: 'admin', at });
    await writeAudit(tx, {
      at,
      action: 'user.sessions-end',
      actorId: context.actor.id,
      target: { type: 'user', id: userId },
      origin: context,
    });
  });
}
