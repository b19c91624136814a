import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { lockAccount } from '../users/lock-account.ts';
import { dropEmailChange } from './drop-email-change.ts';

/** The caller keeps their address. None awaited is no error, the wish is fulfilled. */
export async function cancelEmailChange(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  context: RequestContext,
): Promise<void> {
  const userId = context.actor.id;
  const at = now();
  await db.prisma.$transaction(async (tx) => {
    await lockAccount(tx, userId);
    if (!(await dropEmailChange(tx, { userId, at }))) return;
    const target = { type: 'user', id: userId };
    await writeAudit(tx, {
      at,
      action: 'auth.email-change-cancelled',
      actorId: userId,
      target,
      origin: context,
    });
  });
}
