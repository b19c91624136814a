import { AppError } from '@mywasender/contract/app-error';
import { writeAudit } from '../audit/write-audit.ts';
import { mailResetLink } from '../auth/mail-reset-link.ts';
import { tooManyMails } from '../codes/too-many-mails.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { endSessionsOf } from './end-sessions-of.ts';

/**
 * Mails somebody the link by which they choose a new password, for an admin who never sees it; the old password counts
 * until then. Throws `NOT_FOUND`, `ACCOUNT_DISABLED`, `RATE_LIMITED` when an hour allows no further link.
 */
export async function startPasswordReset(
  deps: ServerDeps,
  { userId, endSessions }: { readonly userId: string; readonly endSessions: boolean },
  context: RequestContext,
): Promise<void> {
  const at = deps.now();
  await deps.db.prisma.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id: userId } });
    if (user === null) throw new AppError('NOT_FOUND');
    if (user.disabledAt !== null) throw new AppError('ACCOUNT_DISABLED');
    if (!(await mailResetLink(deps, tx, user))) throw tooManyMails();
    if (endSessions) await endSessionsOf(tx, { userIds: [userId], reason: 'admin', at });
    await writeAudit(tx, {
      at,
      action: 'user.password-reset',
      actorId: context.actor.id,
      target: { type: 'user', id: userId },
      origin: context,
      details: { endSessions },
    });
  });
}
