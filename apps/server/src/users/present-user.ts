import type { AdminUser } from '@mywasender/contract/http/admin';
import type { SessionUser } from '@mywasender/contract/http/auth';
import type { Me } from '@mywasender/contract/http/me';
import { LANGUAGES } from '@mywasender/contract/languages';
import { MUTABLE_MAILS } from '@mywasender/contract/mutable-mails';
import { presentPendingEmail } from '../email-change/pending-email.ts';
import type { EmailChange, User } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { openEmail } from './email-address.ts';
import { mayRevoke } from './role-rules.ts';

export function presentUser(deps: Pick<ServerDeps, 'sealer'>, user: User): SessionUser {
  const { id, name, role, createdAt } = user;
  const email = openEmail(deps, user);
  return { id, email, name, role, mayRevoke: mayRevoke(user), createdAt: createdAt.toISOString() };
}

export function presentMe(
  deps: Pick<ServerDeps, 'sealer' | 'now'>,
  user: User & { readonly emailChange: EmailChange | null },
): Me {
  const language = LANGUAGES.find((known) => known === user.language) ?? 'en';
  const mutedMails = MUTABLE_MAILS.filter((mail) => user.mutedMails.includes(mail));
  const pendingEmail = presentPendingEmail(deps, user.emailChange);
  return { ...presentUser(deps, user), language, mutedMails, pendingEmail };
}

/** `lockedUntil` of a lock that holds now. */
export function presentAdminUser(
  deps: Pick<ServerDeps, 'sealer'>,
  user: User,
  balance: number,
  lockedUntil: Date | null,
): AdminUser {
  return {
    ...presentUser(deps, user),
    employerId: user.employerId,
    disabledAt: user.disabledAt?.toISOString() ?? null,
    lockedUntil: lockedUntil?.toISOString() ?? null,
    balance: user.role === 'reseller' ? balance : null,
  };
}
