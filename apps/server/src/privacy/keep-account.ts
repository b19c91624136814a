import { AppError } from '@mywasender/contract/app-error';
import { writeAudit } from '../audit/write-audit.ts';
import { sha256 } from '../crypto/digest.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestOrigin } from '../shared/request-context.ts';

/**
 * Opens an account again whose owner had closed it. One that an admin disabled since then stays disabled. Throws
 * `LINK_USED`.
 */
export async function keepAccount(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  token: string,
  origin: RequestOrigin,
): Promise<void> {
  const at = now();
  await db.prisma.$transaction(async (tx) => {
    const [kept] = await tx.$queryRaw<{ user_id: string; requested_at: Date }[]>`
      DELETE FROM account_deletions WHERE token_hash = ${sha256(token)} AND due_at > ${at}
      RETURNING user_id, requested_at`;
    if (kept === undefined) throw new AppError('LINK_USED');
    const { user_id: id, requested_at: disabledAt } = kept;
    await tx.user.updateMany({ where: { id, disabledAt }, data: { disabledAt: null } });
    const target = { type: 'user', id };
    await writeAudit(tx, { at, action: 'privacy.account-kept', actorId: id, target, origin });
  });
}
