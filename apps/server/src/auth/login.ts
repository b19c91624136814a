import { AppError } from '@mywasender/contract/app-error';
import type { LoginBody } from '@mywasender/contract/http/auth';
import { watchFailedLogin } from '../alerts/watch-failed-logins.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { Session, User } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestOrigin } from '../shared/request-context.ts';
import { hashEmail } from '../users/email-address.ts';
import { issueSession } from './issue-session.ts';
import { countAttempt, forgetAttempts } from './sign-in-attempts.ts';

export interface StartedSession {
  readonly user: User;
  readonly session: Session;
  readonly refreshToken: string;
}

/**
 * Signs in. An unknown address costs the same time and gives the same answers as a wrong password, the lock after
 * too many included. Attempts are counted before the password is compared.
 */
export async function login(
  deps: ServerDeps,
  body: LoginBody,
  origin: RequestOrigin & { readonly userAgent: string | null },
): Promise<StartedSession> {
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
  return db.prisma.$transaction(async (tx) => {
    await forgetAttempts(deps, tx, email);
    const started = await issueSession(tx, {
      user,
      client: body.client ?? 'web',
      userAgent: origin.userAgent,
      ip: origin.ip,
      now: at,
    });
    const target = { type: 'session', id: started.session.id };
    await writeAudit(tx, { at, action: 'auth.login', actorId: user.id, target, origin });
    return { user, ...started };
  });
}
