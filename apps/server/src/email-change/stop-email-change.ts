import { writeAudit } from '../audit/write-audit.ts';
import { readCode, takeCode } from '../codes/one-use-codes.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestOrigin } from '../shared/request-context.ts';
import { endSessionsOf } from '../users/end-sessions-of.ts';
import { lockAccount } from '../users/lock-account.ts';
import { dropEmailChange } from './drop-email-change.ts';

/**
 * The owner did not ask for another address: what was awaited is dropped, and whoever asked is signed out with
 * everybody else. They know the password, which is the owner's to change. Throws `CODE_INVALID`.
 */
export async function stopEmailChange(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  token: string,
  origin: RequestOrigin,
): Promise<void> {
  const at = now();
  const code = { purpose: 'email-change-stop', code: token, at } as const;
  const userId = await readCode(db.prisma, code);
  await db.prisma.$transaction(async (tx) => {
    await lockAccount(tx, userId);
    await takeCode(tx, code);
    await dropEmailChange(tx, { userId, at });
    await endSessionsOf(tx, { userIds: [userId], reason: 'email-change-stopped', at });
    const target = { type: 'user', id: userId };
    await writeAudit(tx, { at, action: 'auth.email-change-stopped', actorId: userId, target, origin });
  });
}
