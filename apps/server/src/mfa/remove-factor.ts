import { AppError } from '@mywasender/contract/app-error';
import type { FactorKind } from '@mywasender/contract/http/mfa';
import { writeAudit } from '../audit/write-audit.ts';
import { confirmPassword } from '../auth/confirm-password.ts';
import type { Queries } from '../db/database.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { notifyOwner } from './notify-owner.ts';
import { countFactors } from './read-factors.ts';

export type RemovedFactor = { readonly kind: FactorKind } | { readonly kind: 'passkey'; readonly id: string };

/**
 * Takes a factor away. With the last one the recovery codes go too, and the password is enough again; where the role
 * needs a factor the last one stays (`MFA_FACTOR_NEEDED`).
 */
export async function removeFactor(
  deps: ServerDeps,
  input: { readonly factor: RemovedFactor; readonly password: string },
  context: RequestContext,
): Promise<void> {
  const { factor } = input;
  const { id: userId, role } = await confirmPassword(deps, input.password, context);
  const at = deps.now();
  await deps.db.prisma.$transaction(async (tx) => {
    // two removals at once must not each leave the other's factor
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
    if ((await deleteFactor(tx, userId, factor)) === 0) throw new AppError('NOT_FOUND');
    if ((await countFactors(tx, userId)) === 0) {
      if (deps.config.mfa.requiredFor.includes(role)) throw new AppError('MFA_FACTOR_NEEDED');
      await tx.recoveryCode.deleteMany({ where: { userId } });
    }
    await writeAudit(tx, {
      at,
      action: 'mfa.remove',
      actorId: userId,
      target: { type: 'user', id: userId },
      origin: context,
      details: { ...factor },
    });
    await notifyOwner(deps, tx, { userId, template: 'second-factor-removed', at });
  });
}

async function deleteFactor(tx: Queries, userId: string, factor: RemovedFactor): Promise<number> {
  const { count } =
    factor.kind === 'passkey'
      ? await tx.passkey.deleteMany({ where: { id: factor.id, userId } })
      : await tx.secondFactor.deleteMany({ where: { userId, kind: factor.kind, pending: false } });
  return count;
}
