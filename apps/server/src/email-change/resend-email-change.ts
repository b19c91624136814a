import { AppError } from '@mywasender/contract/app-error';
import type { PendingEmail } from '@mywasender/contract/http/email';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { lockAccount } from '../users/lock-account.ts';
import { mailChangeLink } from './mail-change-link.ts';
import { presentPendingEmail } from './pending-email.ts';

/**
 * Mails a new link to the address the caller's account is to have. It works no longer than the one before, so that the
 * notice to the address until now can stop it to the last moment. Throws `NOT_FOUND`, `RATE_LIMITED`.
 */
export async function resendEmailChange(deps: ServerDeps, context: RequestContext): Promise<PendingEmail> {
  const userId = context.actor.id;
  const at = deps.now();
  return deps.db.prisma.$transaction(async (tx) => {
    const user = await lockAccount(tx, userId);
    const change = await tx.emailChange.findUnique({ where: { userId } });
    const pending = presentPendingEmail(deps, change);
    if (change === null || pending === null) throw new AppError('NOT_FOUND');
    await mailChangeLink(deps, tx, { user, change });
    const target = { type: 'user', id: userId };
    await writeAudit(tx, {
      at,
      action: 'auth.email-change-resent',
      actorId: userId,
      target,
      origin: context,
    });
    return pending;
  });
}
