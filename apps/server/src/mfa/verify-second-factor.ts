import { AppError } from '@mywasender/contract/app-error';
import type { VerifyMfaBody } from '@mywasender/contract/http/mfa';
import { watchFailedLogin } from '../alerts/watch-failed-logins.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { countAttempt } from '../auth/sign-in-attempts.ts';
import { type StartedSession, startSession } from '../auth/start-session.ts';
import type { Queries } from '../db/database.ts';
import type { SignInChallenge, User } from '../generated/prisma/client.ts';
import { takeAssertion } from '../passkeys/take-assertion.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { ClientOrigin } from '../shared/request-context.ts';
import { openEmail } from '../users/email-address.ts';
import { countTry } from './challenges.ts';
import { notifyOwner } from './notify-owner.ts';
import { openSecret } from './read-factors.ts';
import { takeRecoveryCode } from './recovery-codes.ts';
import { hashSentCode } from './sent-codes.ts';
import { findTotpStep } from './totp.ts';

/**
 * Finishes a sign-in. The try is counted for the challenge and for the account before anything is compared; a code
 * is used up by the statement that accepts it, in the transaction that starts the session.
 */
export async function verifySecondFactor(
  deps: ServerDeps,
  body: VerifyMfaBody,
  origin: ClientOrigin,
): Promise<StartedSession> {
  const { db } = deps;
  const at = deps.now();
  const { challenge, user } = await countTry(deps, body.challengeId, at);
  await countAttempt(deps, openEmail(deps, user), at);
  const started = await db.prisma.$transaction(async (tx) => {
    if (!(await takeFactor(deps, tx, { body, challenge, user, at }))) return null;
    const { count } = await tx.signInChallenge.updateMany({
      where: { hash: challenge.hash, usedAt: null },
      data: { usedAt: at },
    });
    if (count === 0) throw new AppError('MFA_CHALLENGE_ENDED');
    if (body.method === 'recovery') {
      await notifyOwner(deps, tx, { userId: user.id, template: 'recovery-code-used', at });
    }
    const client = challenge.client === 'desktop' ? 'desktop' : 'web';
    return startSession(deps, tx, { user, client, origin, at, details: { second: body.method } });
  });
  if (started !== null) return started;
  await writeAudit(db.prisma, {
    at,
    action: 'auth.mfa-failed',
    target: { type: 'user', id: user.id },
    origin,
    details: { method: body.method },
  });
  await watchFailedLogin(deps, origin.ip);
  throw new AppError(body.method === 'passkey' ? 'PASSKEY_REFUSED' : 'MFA_CODE_WRONG');
}

interface Taken {
  readonly body: VerifyMfaBody;
  readonly challenge: SignInChallenge;
  readonly user: User;
  readonly at: Date;
}

/** Whether what was given is right, and unused until now. */
async function takeFactor(
  deps: ServerDeps,
  tx: Queries,
  { body, challenge, user, at }: Taken,
): Promise<boolean> {
  if (body.method === 'passkey') {
    const { passkeyChallenge } = challenge;
    if (body.passkey === undefined || passkeyChallenge === null) return false;
    const assertion = { passkey: body.passkey, challenge: passkeyChallenge, userVerification: false };
    const taken = await takeAssertion(deps, tx, { ...assertion, userId: user.id, at });
    return taken !== null;
  }
  const code = body.code?.replace(/\s/g, '') ?? '';
  switch (body.method) {
    case 'totp':
      return takeTotp(deps, tx, { userId: user.id, code, at });
    case 'recovery':
      return takeRecoveryCode(deps, tx, { userId: user.id, code, at });
    case 'email':
    case 'sms': {
      const { count } = await tx.signInChallenge.updateMany({
        where: {
          hash: challenge.hash,
          codeMethod: body.method,
          codeHash: hashSentCode(deps, body.challengeId, code),
        },
        data: { codeHash: null },
      });
      if (count === 0) return false;
      await tx.secondFactor.updateMany({
        where: { userId: user.id, kind: body.method, pending: false },
        data: { lastUsedAt: at },
      });
      return true;
    }
  }
}

/** A code uses up its time step and all before it. */
async function takeTotp(
  deps: ServerDeps,
  tx: Queries,
  { userId, code, at }: { readonly userId: string; readonly code: string; readonly at: Date },
): Promise<boolean> {
  const factor = await tx.secondFactor.findFirst({ where: { userId, kind: 'totp', pending: false } });
  const step = factor && findTotpStep(openSecret(deps, factor), code, at);
  if (factor === null || step === null) return false;
  const { count } = await tx.secondFactor.updateMany({
    where: { id: factor.id, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
    data: { lastStep: step, lastUsedAt: at },
  });
  return count === 1;
}
