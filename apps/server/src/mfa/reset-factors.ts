import { AppError } from '@mywasender/contract/app-error';
import type { FactorsReset } from '@mywasender/contract/http/mfa';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { notifyOwner } from './notify-owner.ts';

/**
 * For somebody who lost all their factors: takes every one away and ends all sessions. The next sign-in needs the
 * password alone, so whoever asks for this must have been recognised by other means.
 */
export async function resetFactors(
  deps: ServerDeps,
  userId: string,
  context: RequestContext,
): Promise<FactorsReset> {
  if (userId === context.actor.id) throw new AppError('FORBIDDEN');
  const { db } = deps;
  const at = deps.now();
  return db.prisma.$transaction(async (tx) => {
    const { count: found } = await tx.user.updateMany({
      where: { id: userId },
      data: { tokenVersion: { increment: 1 } },
    });
    if (found === 0) throw new AppError('NOT_FOUND');
    const factors = await tx.secondFactor.deleteMany({ where: { userId } });
    const passkeys = await tx.passkey.deleteMany({ where: { userId } });
    await tx.recoveryCode.deleteMany({ where: { userId } });
    await tx.session.updateMany({
      where: { userId, endedAt: null },
      data: { endedAt: at, endReason: 'mfa-reset' },
    });
    const removed = factors.count + passkeys.count;
    await writeAudit(tx, {
      at,
      action: 'mfa.reset',
      actorId: context.actor.id,
      target: { type: 'user', id: userId },
      origin: context,
      details: { removed },
    });
    await notifyOwner(deps, tx, { userId, template: 'second-factors-reset', at });
    return { removed };
  });
}
