import { AppError } from '@mywasender/contract/app-error';
import type { ChangePasswordBody } from '@mywasender/contract/http/password';
import { writeAudit } from '../audit/write-audit.ts';
import { endCodes } from '../codes/one-use-codes.ts';
import { dropEmailChange } from '../email-change/drop-email-change.ts';
import { mailUser } from '../mail/mail-user.ts';
import { checkNewPassword } from '../passwords/check-new-password.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { openEmail } from '../users/email-address.ts';
import { confirmPassword } from './confirm-password.ts';
import { endAllButThis } from './end-other-sessions.ts';

/**
 * Replaces the caller's password, given the old one; every other session ends, links that were mailed do too, and a
 * change of address that was not confirmed yet.
 */
export async function changePassword(
  deps: ServerDeps,
  { password, newPassword }: ChangePasswordBody,
  context: RequestContext,
): Promise<void> {
  const user = await confirmPassword(deps, password, context);
  const { id: userId, name } = user;
  await checkNewPassword({ password: newPassword, email: openEmail(deps, user), name });
  const passwordHash = await deps.passwords.hash(newPassword);
  const at = deps.now();
  await deps.db.prisma.$transaction(async (tx) => {
    // a reset in the meantime is not undone by who knew the password before it
    const same = { id: userId, passwordHash: user.passwordHash };
    const { count } = await tx.user.updateMany({ where: same, data: { passwordHash } });
    if (count === 0) throw new AppError('CONFLICT');
    await endCodes(tx, { userId, at });
    await dropEmailChange(tx, { userId, at });
    await endAllButThis(tx, context, at);
    const target = { type: 'user', id: userId };
    await writeAudit(tx, { at, action: 'auth.password-changed', actorId: userId, target, origin: context });
    const params = { name, at: at.toISOString() };
    await mailUser(deps, tx, { user, template: 'password-changed', params });
  });
}
