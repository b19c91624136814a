import { AppError } from '@mywasender/contract/app-error';
import type { FactorKind, RecoveryCodes } from '@mywasender/contract/http/mfa';
import { writeAudit } from '../audit/write-audit.ts';
import type { SecondFactor } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { MAX_TRIES } from './challenges.ts';
import { notifyOwner } from './notify-owner.ts';
import { openSecret } from './read-factors.ts';
import { firstRecoveryCodes } from './recovery-codes.ts';
import { hashSentCode, SENT_CODE_MINUTES } from './sent-codes.ts';
import { findTotpStep } from './totp.ts';

/**
 * Makes a pending factor count, by its first code; it replaces one of its kind. The password was entered when it was
 * begun, minutes ago. The code is used up. The first factor of an account comes with recovery codes.
 */
export async function confirmFactor(
  deps: ServerDeps,
  input: { readonly kind: FactorKind; readonly code: string },
  context: RequestContext,
): Promise<RecoveryCodes> {
  const { db } = deps;
  const { kind } = input;
  const at = deps.now();
  const userId = context.actor.id;
  const [pending] = await db.prisma.secondFactor.updateManyAndReturn({
    where: {
      userId,
      kind,
      pending: true,
      attempts: { lt: MAX_TRIES },
      createdAt: { gt: new Date(at.getTime() - SENT_CODE_MINUTES * 60_000) },
    },
    data: { attempts: { increment: 1 } },
  });
  if (pending === undefined) throw new AppError('MFA_ENROLMENT_ENDED');
  const accepted = acceptCode(deps, pending, input.code.replace(/\s/g, ''), at);
  if (accepted === null) throw new AppError('MFA_CODE_WRONG');
  return db.prisma.$transaction(async (tx) => {
    await tx.secondFactor.deleteMany({ where: { userId, kind, pending: false } });
    const { count } = await tx.secondFactor.updateMany({
      where: { id: pending.id, pending: true },
      data: { pending: false, codeHash: null, createdAt: at, ...accepted },
    });
    if (count === 0) throw new AppError('MFA_ENROLMENT_ENDED');
    const target = { type: 'user', id: userId };
    const entry = { at, actorId: userId, target, origin: context };
    await writeAudit(tx, { ...entry, action: 'mfa.add', details: { kind } });
    await notifyOwner(deps, tx, { userId, template: 'second-factor-added', at });
    return { recoveryCodes: await firstRecoveryCodes(deps, tx, userId, at) };
  });
}

/** What the first code changes of the factor; null when it is wrong. */
function acceptCode(
  deps: ServerDeps,
  pending: SecondFactor,
  code: string,
  at: Date,
): { readonly lastStep: bigint | null } | null {
  if (pending.kind === 'totp') {
    const lastStep = findTotpStep(openSecret(deps, pending), code, at);
    return lastStep === null ? null : { lastStep };
  }
  const { codeHash, userId, kind } = pending;
  const right = codeHash !== null && hashSentCode(deps, `enrol:${kind}:${userId}`, code).equals(codeHash);
  return right ? { lastStep: null } : null;
}
