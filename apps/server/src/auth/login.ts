import { AppError } from '@mywasender/contract/app-error';
import type { LoginBody } from '@mywasender/contract/http/auth';
import type { MfaChallenge } from '@mywasender/contract/http/mfa';
import { watchFailedLogin } from '../alerts/watch-failed-logins.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { spendCaptcha } from '../captcha/spend-captcha.ts';
import type { User } from '../generated/prisma/client.ts';
import { startChallenge } from '../mfa/challenges.ts';
import { readMethods } from '../mfa/read-factors.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { ClientOrigin } from '../shared/request-context.ts';
import { hashEmail } from '../users/email-address.ts';
import { countAttempt, countNetworkAttempt, forgiveNetworkAttempt } from './sign-in-attempts.ts';
import { type StartedSession, startSession } from './start-session.ts';

/**
 * Signs in, or asks for the second factor of the account. An unknown address costs the same time and gives the same
 * answers as a wrong password, the captcha and the lock after too many included. Attempts are counted before the password is
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
  const solved = body.captcha !== undefined && (await spendCaptcha(deps, body.captcha));
  const most = solved ? undefined : deps.config.accounts.captchaAfter;
  await countNetworkAttempt(deps, origin.ip, at, most);
  await countAttempt(deps, email, at, most);
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
  await forgiveNetworkAttempt(deps, origin.ip);
  await renewHash(deps, user, body.password);
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

/** The hash of an older, cheaper cost is replaced while the password is at hand. */
async function renewHash(
  { db, passwords }: Pick<ServerDeps, 'db' | 'passwords'>,
  user: Pick<User, 'id' | 'passwordHash'>,
  password: string,
): Promise<void> {
  if (!passwords.isOutdated(user.passwordHash)) return;
  const passwordHash = await passwords.hash(password);
  await db.prisma.user.updateMany({
    where: { id: user.id, passwordHash: user.passwordHash },
    data: { passwordHash },
  });
}
