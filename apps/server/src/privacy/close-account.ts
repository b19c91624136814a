import { AppError } from '@mywasender/contract/app-error';
import type { DeletionScheduled } from '@mywasender/contract/http/privacy';
import { writeAudit } from '../audit/write-audit.ts';
import { confirmPassword } from '../auth/confirm-password.ts';
import { dropEmailChange } from '../email-change/drop-email-change.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { linkTo } from '../mail/link-to.ts';
import { mailUser } from '../mail/mail-user.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { endSessionsOf, withStaff } from '../users/end-sessions-of.ts';
import { newLinkToken } from './link-token.ts';

const GRACE_DAYS = 30;
/** Two admins who leave at once must not both find the other one. */
const ADVISORY_LOCK = 4_400_005;

/**
 * Closes the caller's account at once: signed out everywhere (staff of a reseller too), no sign-in. It is erased
 * after 30 days; until then the mailed link opens it again. Throws `LAST_ADMIN`.
 */
export async function closeAccount(
  deps: ServerDeps,
  password: string,
  context: RequestContext,
): Promise<DeletionScheduled> {
  const user = await confirmPassword(deps, password, context);
  const { id } = user;
  const at = deps.now();
  const dueAt = new Date(at.getTime() + GRACE_DAYS * 86_400_000);
  const { token, hash } = newLinkToken();
  return deps.db.prisma.$transaction(async (tx) => {
    if (user.role === 'admin') await refuseLastAdmin(tx, id);
    const { count } = await tx.user.updateMany({ where: { id, disabledAt: null }, data: { disabledAt: at } });
    if (count === 0) throw new AppError('SESSION_ENDED');
    await tx.accountDeletion.deleteMany({ where: { userId: id } });
    await tx.accountDeletion.create({ data: { userId: id, tokenHash: hash, requestedAt: at, dueAt } });
    await tx.dataExport.deleteMany({ where: { userId: id } });
    await dropEmailChange(tx, { userId: id, at });
    await endSessionsOf(tx, { userIds: await withStaff(tx, id), reason: 'account-closed', at });
    const link = linkTo(deps.config.publicUrl, 'keep-account', token);
    const params = { name: user.name, link, until: dueAt.toISOString() };
    await mailUser(deps, tx, { user, template: 'account-deletion-scheduled', params });
    const target = { type: 'user', id };
    await writeAudit(tx, { at, action: 'privacy.account-closed', actorId: id, target, origin: context });
    return { dueAt: dueAt.toISOString() };
  });
}

async function refuseLastAdmin(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ADVISORY_LOCK}::bigint)`;
  const others = await tx.user.count({ where: { role: 'admin', disabledAt: null, id: { not: id } } });
  if (others === 0) throw new AppError('LAST_ADMIN');
}
