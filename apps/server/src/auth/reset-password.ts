import type { ResetPasswordBody } from '@mywasender/contract/http/password';
import { writeAudit } from '../audit/write-audit.ts';
import { endCodes, readCode, takeCode } from '../codes/one-use-codes.ts';
import { dropEmailChange } from '../email-change/drop-email-change.ts';
import { mailUser } from '../mail/mail-user.ts';
import { checkNewPassword } from '../passwords/check-new-password.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestOrigin } from '../shared/request-context.ts';
import { openEmail } from '../users/email-address.ts';
import { endSessionsOf } from '../users/end-sessions-of.ts';
import { lockAccount } from '../users/lock-account.ts';

/**
 * Sets a new password by the code of a mail, ends all sessions and drops a change of address that was not confirmed yet. It signs nobody in, so neither second factors
 * nor a lock are passed by; who read the mail has shown that the address is theirs.
 */
export async function resetPassword(
  deps: ServerDeps,
  { token, password }: ResetPasswordBody,
  origin: RequestOrigin,
): Promise<void> {
  const { db } = deps;
  const at = deps.now();
  const code = { purpose: 'password-reset', code: token, at } as const;
  const userId = await readCode(db.prisma, code);
  const user = await db.prisma.user.findUniqueOrThrow({ where: { id: userId } });
  await checkNewPassword({ password, email: openEmail(deps, user), name: user.name });
  const passwordHash = await deps.passwords.hash(password);
  await db.prisma.$transaction(async (tx) => {
    await lockAccount(tx, userId);
    await takeCode(tx, code);
    await endCodes(tx, { userId, at });
    // whoever knew the old password may have asked for it
    await dropEmailChange(tx, { userId, at });
    const emailVerifiedAt = user.emailVerifiedAt ?? at;
    await tx.user.update({ where: { id: userId }, data: { passwordHash, emailVerifiedAt } });
    await endSessionsOf(tx, { userIds: [userId], reason: 'password', at });
    const target = { type: 'user', id: userId };
    await writeAudit(tx, { at, action: 'auth.password-reset', actorId: userId, target, origin });
    const params = { name: user.name, at: at.toISOString() };
    await mailUser(deps, tx, { user, template: 'password-changed', params });
  });
}
