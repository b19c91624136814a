import type { VerifyEmailBody } from '@mywasender/contract/http/password';
import { writeAudit } from '../audit/write-audit.ts';
import { readCode, takeCode } from '../codes/one-use-codes.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestOrigin } from '../shared/request-context.ts';
import { lockAccount } from '../users/lock-account.ts';
import { checkPasswordOf } from './confirm-password.ts';

/**
 * Counts the address of an account as its owner's. The code of the mail is not enough: a stranger may have opened the
 * account with somebody else's address, whose click must not hand it over. So the password is asked for as well, which
 * the owner of the mailbox does not know then; a forgotten one is replaced by a link, which verifies too. Wrong ones
 * count toward the lock of the account and leave the code as it is. Throws `CODE_INVALID`, `PASSWORD_WRONG`.
 */
export async function verifyEmail(
  deps: ServerDeps,
  { token, password }: VerifyEmailBody,
  origin: RequestOrigin,
): Promise<void> {
  const { db } = deps;
  const at = deps.now();
  const code = { purpose: 'email-verification', code: token, at } as const;
  const userId = await readCode(db.prisma, code);
  const user = await db.prisma.user.findUniqueOrThrow({ where: { id: userId } });
  await checkPasswordOf(deps, { user, password, actorId: null, origin });
  await db.prisma.$transaction(async (tx) => {
    await lockAccount(tx, userId);
    await takeCode(tx, code);
    await tx.user.update({ where: { id: userId }, data: { emailVerifiedAt: at } });
    const target = { type: 'user', id: userId };
    await writeAudit(tx, { at, action: 'auth.email-verified', actorId: userId, target, origin });
  });
}
