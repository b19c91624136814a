import { AppError } from '@mywasender/contract/app-error';
import type { ConfirmEmailChangeBody } from '@mywasender/contract/http/email';
import { writeAudit } from '../audit/write-audit.ts';
import { checkPasswordOf } from '../auth/confirm-password.ts';
import { endSessionsBut } from '../auth/end-other-sessions.ts';
import { endCodes, readCode, takeCode } from '../codes/one-use-codes.ts';
import type { Queries } from '../db/database.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { moveCustomer } from '../licenses/move-customer.ts';
import { mailUser } from '../mail/mail-user.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestOrigin } from '../shared/request-context.ts';
import { emailColumns } from '../users/email-address.ts';
import { lockAccount } from '../users/lock-account.ts';
import { openPendingEmail } from './pending-email.ts';

/**
 * Gives an account the address whose link was used. The link alone is not enough: an address may be mistyped, and the
 * stranger who reads the mail must not get the account. Licenses bought with the old address stay with the account,
 * what was mailed there stops working, and every session ends but the one that asked. Throws `CODE_INVALID`,
 * `PASSWORD_WRONG`, `ACCOUNT_DISABLED`, and `EMAIL_TAKEN` when another account has got the address since then.
 */
export async function confirmEmailChange(
  deps: ServerDeps,
  { token, password }: ConfirmEmailChangeBody,
  origin: RequestOrigin,
): Promise<void> {
  const { db } = deps;
  const at = deps.now();
  const code = { purpose: 'email-change', code: token, at } as const;
  const userId = await readCode(db.prisma, code);
  const found = await db.prisma.user.findUniqueOrThrow({ where: { id: userId } });
  await checkPasswordOf(deps, { user: found, password, actorId: null, origin });
  await refuseTakenEmail(() =>
    db.prisma.$transaction(async (tx) => {
      const before = await lockAccount(tx, userId);
      if (before.disabledAt !== null) throw new AppError('ACCOUNT_DISABLED');
      await takeCode(tx, code);
      const change = await tx.emailChange.delete({ where: { userId } });
      const email = openPendingEmail(deps, change);
      const after = await tx.user.update({
        where: { id: userId },
        data: { ...emailColumns(deps, { id: userId, email }), emailVerifiedAt: at },
      });
      // an address nobody had shown to be theirs owned nothing
      const licenses =
        before.emailVerifiedAt === null
          ? 0
          : await moveCustomer(deps, tx, { from: before.emailHash, to: email });
      await endWhatWasMailed(tx, { userId, at });
      await endSessionsBut(tx, { userId, sessionId: change.sessionId, origin, at });
      const target = { type: 'user', id: userId };
      const details = { licenses };
      await writeAudit(tx, { at, action: 'auth.email-changed', actorId: userId, target, origin, details });
      for (const user of [before, after]) {
        const params = { name: user.name, at: at.toISOString() };
        await mailUser(deps, tx, { user, template: 'email-changed', params });
      }
    }),
  );
}

/** Links and codes that lie in the old mailbox. */
async function endWhatWasMailed(tx: Queries, { userId, at }: { userId: string; at: Date }): Promise<void> {
  await endCodes(tx, { userId, at });
  await tx.dataExport.deleteMany({ where: { userId } });
  await tx.signInChallenge.deleteMany({ where: { userId } });
}

/** The unique index decides between two who want one address; the loser changes nothing. */
async function refuseTakenEmail(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      throw new AppError('EMAIL_TAKEN', {}, error);
    }
    throw error;
  }
}
