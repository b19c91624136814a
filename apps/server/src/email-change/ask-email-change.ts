import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type { ChangeEmailBody, PendingEmail } from '@mywasender/contract/http/email';
import { writeAudit } from '../audit/write-audit.ts';
import { confirmPassword } from '../auth/confirm-password.ts';
import { issueCode } from '../codes/one-use-codes.ts';
import { tooManyMails } from '../codes/too-many-mails.ts';
import type { Queries } from '../db/database.ts';
import type { EmailChange, User } from '../generated/prisma/client.ts';
import { linkTo } from '../mail/link-to.ts';
import { mailUser } from '../mail/mail-user.ts';
import { hideEmail } from '../mfa/sent-codes.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { openEmail } from '../users/email-address.ts';
import { lockAccount } from '../users/lock-account.ts';
import { mailChangeLink } from './mail-change-link.ts';
import { sealPendingEmail } from './pending-email.ts';

const HOURS = 24;

/**
 * Begins to change the caller's address, given the password: a link goes to the new address, a notice with a link that
 * stops it to the one until now, by which the account is found until the first link is used. The newest wish counts.
 * Whether somebody else has the address changes neither the answer nor what is stored: only who is written to.
 * Throws `PASSWORD_WRONG`, `EMAIL_UNCHANGED`, `RATE_LIMITED` beyond what an hour allows.
 */
export async function askEmailChange(
  deps: ServerDeps,
  { email, password }: ChangeEmailBody,
  context: RequestContext,
): Promise<PendingEmail> {
  const confirmed = await confirmPassword(deps, password, context);
  const { id: userId } = confirmed;
  const wanted = email.toLowerCase();
  if (wanted === openEmail(deps, confirmed)) throw new AppError('EMAIL_UNCHANGED');
  const at = deps.now();
  const expiresAt = new Date(at.getTime() + HOURS * 3_600_000);
  return deps.db.prisma.$transaction(async (tx) => {
    const user = await lockAccount(tx, userId);
    // a new password in the meantime ends what the old one allowed
    if (user.passwordHash !== confirmed.passwordHash) throw new AppError('CONFLICT');
    await tx.emailChange.deleteMany({ where: { userId } });
    const id = randomUUID();
    const change = await tx.emailChange.create({
      data: {
        id,
        userId,
        emailSealed: sealPendingEmail(deps, { id, email: wanted }),
        sessionId: context.actor.sessionId,
        createdAt: at,
        expiresAt,
      },
    });
    await mailChangeLink(deps, tx, { user, change });
    await mailNotice(deps, tx, { user, change, wanted });
    const target = { type: 'user', id: userId };
    await writeAudit(tx, { at, action: 'auth.email-change-asked', actorId: userId, target, origin: context });
    return { email: wanted, expiresAt: expiresAt.toISOString() };
  });
}

/** Tells the address until now, and how to stop it. The new one is shown in part: it may be a stranger's words. */
async function mailNotice(
  deps: Pick<ServerDeps, 'config' | 'mail' | 'sealer'>,
  tx: Queries,
  input: { readonly user: User; readonly change: EmailChange; readonly wanted: string },
): Promise<void> {
  const { user, change, wanted } = input;
  const { userId, createdAt: at, expiresAt } = change;
  const code = await issueCode(tx, { purpose: 'email-change-stop', userId, at, expiresAt });
  if (code === null) throw tooManyMails();
  const params = {
    name: user.name,
    email: hideEmail(wanted),
    link: linkTo(deps.config.publicUrl, 'stop-email-change', code),
    at: at.toISOString(),
    until: expiresAt.toISOString(),
  };
  await mailUser(deps, tx, { user, template: 'email-change-asked', params });
}
