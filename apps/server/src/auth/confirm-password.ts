import { AppError } from '@mywasender/contract/app-error';
import { writeAudit } from '../audit/write-audit.ts';
import type { User } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext, RequestOrigin } from '../shared/request-context.ts';
import { openEmail } from '../users/email-address.ts';
import { countAttempt, forgetAttempts } from './sign-in-attempts.ts';

type Deps = Pick<ServerDeps, 'db' | 'now' | 'passwords' | 'secrets' | 'sealer'>;

/**
 * The caller's account, after they have entered its password again: a session left open is not enough for what
 * follows. Throws `PASSWORD_WRONG`.
 */
export async function confirmPassword(deps: Deps, password: string, context: RequestContext): Promise<User> {
  const user = await deps.db.prisma.user.findUniqueOrThrow({ where: { id: context.actor.id } });
  await checkPasswordOf(deps, { user, password, actorId: user.id, origin: context });
  return user;
}

/** Throws `PASSWORD_WRONG` unless it is the password of the account. Wrong ones count toward its lock. */
export async function checkPasswordOf(
  deps: Deps,
  input: {
    readonly user: User;
    readonly password: string;
    /** null: nobody is signed in */
    readonly actorId: string | null;
    readonly origin: RequestOrigin;
  },
): Promise<void> {
  const { db } = deps;
  const { user, actorId, origin } = input;
  const at = deps.now();
  const email = openEmail(deps, user);
  await countAttempt(deps, email, at);
  if (await deps.passwords.verify(input.password, user.passwordHash)) {
    await forgetAttempts(deps, db.prisma, email);
    return;
  }
  const target = { type: 'user', id: user.id };
  await writeAudit(db.prisma, { at, action: 'auth.password-refused', actorId, target, origin });
  throw new AppError('PASSWORD_WRONG');
}
