import { AppError } from '@mywasender/contract/app-error';
import type { CodeSent, SendMfaCodeBody } from '@mywasender/contract/http/mfa';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestOrigin } from '../shared/request-context.ts';
import { openChallenge, readChallenge } from './challenges.ts';
import { mailCode } from './mail-code.ts';
import { openSecret, readMethods } from './read-factors.ts';
import { sendCodeBySms } from './send-code-by-sms.ts';
import { createSentCode, hashSentCode, hidePhone } from './sent-codes.ts';

/** Codes that are sent for one sign-in. */
const MAX_CODES = 3;

/**
 * Sends a code that works for this one sign-in, as long as it is awaited; the one before it stops working. Throws
 * `MFA_CODES_SPENT` after three.
 */
export async function sendSignInCode(
  deps: ServerDeps,
  { challengeId, method }: SendMfaCodeBody,
  origin: RequestOrigin,
): Promise<CodeSent> {
  const { db } = deps;
  const at = deps.now();
  const { challenge, user } = await readChallenge(db.prisma, challengeId, at);
  if (!(await readMethods(deps, db.prisma, user.id)).includes(method)) {
    throw new AppError('MFA_METHOD_UNAVAILABLE');
  }
  const code = createSentCode();
  const phone = method === 'sms' ? await readPhone(deps, user.id) : null;
  const to = await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.signInChallenge.updateMany({
      where: { ...openChallenge(challengeId, at), codesSent: { lt: MAX_CODES } },
      data: {
        codeHash: hashSentCode(deps, challengeId, code),
        codeMethod: method,
        codesSent: { increment: 1 },
      },
    });
    if (count === 0) throw new AppError('MFA_CODES_SPENT');
    const target = { type: 'user', id: user.id };
    await writeAudit(tx, { at, action: 'auth.mfa-code-sent', target, origin, details: { method } });
    return phone === null ? mailCode(deps, tx, { user, code }) : hidePhone(phone);
  });
  if (phone !== null) await sendCodeBySms(deps, phone, code);
  return { to, expiresAt: challenge.expiresAt.toISOString() };
}

async function readPhone(deps: ServerDeps, userId: string): Promise<string> {
  const factor = await deps.db.prisma.secondFactor.findUniqueOrThrow({
    where: { userId_kind_pending: { userId, kind: 'sms', pending: false } },
  });
  return openSecret(deps, factor);
}
