import { AppError } from '@mywasender/contract/app-error';
import type { LoginBody } from '@mywasender/contract/http/auth';
import { writeAudit } from '../audit/write-audit.ts';
import type { Session, User } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestOrigin } from '../shared/request-context.ts';
import { issueSession } from './issue-session.ts';

export const MAX_FAILED_LOGINS = 10;
const LOCK_MINUTES = 15;

export interface StartedSession {
  readonly user: User;
  readonly session: Session;
  readonly refreshToken: string;
}

/**
 * Signs in. An unknown address costs the same time and gives the same answer as a wrong password. Attempts are
 * counted before the password is compared, in one statement, so that parallel guesses cannot outrun the lock.
 */
export async function login(
  deps: ServerDeps,
  body: LoginBody,
  origin: RequestOrigin & { readonly userAgent: string | null },
): Promise<StartedSession> {
  const { db, passwords } = deps;
  const at = deps.now();
  const user = await db.prisma.user.findUnique({ where: { email: body.email.toLowerCase() } });
  if (user !== null) await countAttempt(deps, user.id, at);
  const right = await passwords.verify(body.password, user?.passwordHash ?? null);
  if (user === null || !right) {
    await writeAudit(db.prisma, {
      at,
      action: 'auth.login-failed',
      ...(user ? { target: { type: 'user', id: user.id } } : {}),
      origin,
    });
    throw new AppError('INVALID_CREDENTIALS');
  }
  return db.prisma.$transaction(async (tx) => {
    await tx.user.update({ where: { id: user.id }, data: { failedLogins: 0, lockedUntil: null } });
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

async function countAttempt({ db }: ServerDeps, userId: string, at: Date): Promise<void> {
  const lockUntil = new Date(at.getTime() + LOCK_MINUTES * 60_000);
  const counted = await db.prisma.$queryRaw<{ failed_logins: number }[]>`
    UPDATE users SET
      failed_logins = CASE WHEN locked_until <= ${at} THEN 1 ELSE failed_logins + 1 END,
      locked_until = CASE
        WHEN locked_until IS NULL AND failed_logins + 1 >= ${MAX_FAILED_LOGINS} THEN ${lockUntil}
        WHEN locked_until <= ${at} THEN NULL
        ELSE locked_until END
    WHERE id = ${userId}::uuid AND (locked_until IS NULL OR locked_until <= ${at})
    RETURNING failed_logins`;
  if (counted.length > 0) return;
  const locked = await db.prisma.user.findUniqueOrThrow({ where: { id: userId } });
  const left = (locked.lockedUntil?.getTime() ?? at.getTime()) - at.getTime();
  throw new AppError('ACCOUNT_LOCKED', { seconds: Math.max(1, Math.ceil(left / 1000)) });
}
