import { AppError } from '@mywasender/contract/app-error';
import { writeAudit } from '../audit/write-audit.ts';
import type { User } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { openEmail } from '../users/email-address.ts';
import { countAttempt, forgetAttempts } from './sign-in-attempts.ts';

/**
 * The caller's account, after they have entered its password again: a session left open is not enough for what
 * follows. Wrong ones count toward the lock of the account. Throws `PASSWORD_WRONG`.
 */
export async function confirmPassword(
  deps: Pick<ServerDeps, 'db' | 'now' | 'passwords' | 'secrets' | 'sealer'>,
  password: string,
  context: RequestContext,
): Promise<User> {
  const { db } = deps;
  const at = deps.now();
  const user = await db.prisma.user.findUniqueOrThrow({ where: { id: context.actor.id } });
  await countAttempt(deps, openEmail(deps, user), at);
  if (await deps.passwords.verify(password, user.passwordHash)) {
    await forgetAttempts(deps, db.prisma, openEmail(deps, user));
    return user;
  }
  await writeAudit(db.prisma, {
    at,
    action: 'auth.password-refused',
    actorId: user.id,
    target: { type: 'user', id: user.id },
    origin: context,
  });
  throw new AppError('PASSWORD_WRONG');
}
