import { AppError } from '@mywasender/contract/app-error';
import type { LoginBody } from '@mywasender/contract/http/auth';
import type { MfaChallenge } from '@mywasender/contract/http/mfa';
import { watchFailedLogin } from '../alerts/watch-failed-logins.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { startChallenge } from '../mfa/challenges.ts';
import { readMethods } from '../mfa/read-factors.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { ClientOrigin } from '../shared/request-context.ts';
import { hashEmail } from '../users/email-address.ts';
import { countAttempt } from './sign-in-attempts.ts';
import { type StartedSession, startSession } from './start-session.ts';

/**
 * Signs in, or asks for the second factor of the account. An unknown address costs the same time and gives the same
 * answers as a wrong password, the lock after too many included. Attempts are counted before the password is
 * compared, and stay counted until the second factor is right as well.
 */
export async function login(
  deps: ServerDeps,
  body: LoginBody,
  origin: ClientOrigin,
): Promise<StartedSession | MfaChallenge> {
  const { db, passwords } = deps;
  const at = deps.now();
  const email = body.email.toLowerCase();
  await countAttempt(deps, email, at);
  const user = await db.prisma.user.findUnique({ where: { emailHash: hashEmail(deps, email) } });
  const right = await passwords.verify(body.password, user?.passwordHash ?? null);
  if (user === null || !right) {
    await writeAudit(db.prisma, {
      at,
      action: 'auth.login-failed',
      ...(user ? { target: { type: 'user', id: user.id } } : {}),
      origin,
    });
    await watchFailedLogin(deps, origin.ip);
    throw new AppError('INVALID_CREDENTIALS');
  }
  const client = body.client ?? 'web';
  return db.prisma.$transaction(async (tx) => {
    const methods = await readMethods(deps, tx, user.id);
    if (methods.length === 0) return startSession(deps, tx, { user, client, origin, at });
    const challengeId = await startChallenge(tx, { user, client, at });
    const target = { type: 'user', id: user.id };
    await writeAudit(tx, { at, action: 'auth.mfa-asked', target, origin, details: { methods } });
    return { mfaRequired: true, challengeId, methods };
  });
}
