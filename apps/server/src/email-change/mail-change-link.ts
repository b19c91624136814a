import { issueCode } from '../codes/one-use-codes.ts';
import { tooManyMails } from '../codes/too-many-mails.ts';
import type { Queries } from '../db/database.ts';
import type { EmailChange, User } from '../generated/prisma/client.ts';
import { linkTo } from '../mail/link-to.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { hashEmail } from '../users/email-address.ts';
import { openPendingEmail } from './pending-email.ts';

/**
 * Mails the link that gives an account its new address; older ones stop working. Somebody who has that address
 * already is told instead that it was asked for, and gets no link. Throws `RATE_LIMITED` beyond what an hour allows.
 */
export async function mailChangeLink(
  deps: Pick<ServerDeps, 'config' | 'mail' | 'now' | 'sealer' | 'secrets'>,
  tx: Queries,
  { user, change }: { readonly user: User; readonly change: EmailChange },
): Promise<void> {
  const { expiresAt } = change;
  const at = deps.now();
  // for a taken address as well: one limit, one amount of work
  const code = await issueCode(tx, { purpose: 'email-change', userId: user.id, at, expiresAt });
  if (code === null) throw tooManyMails();
  const to = openPendingEmail(deps, change);
  const owner = await tx.user.findUnique({ where: { emailHash: hashEmail(deps, to) } });
  if (owner !== null) {
    const params = { name: owner.name, at: at.toISOString() };
    await deps.mail.enqueue(tx, { to, language: owner.language, template: 'email-address-taken', params });
    return;
  }
  const link = linkTo(deps.config.publicUrl, 'confirm-new-email', code);
  const params = { name: user.name, link, until: expiresAt.toISOString() };
  await deps.mail.enqueue(tx, { to, language: user.language, template: 'confirm-new-email', params });
}
