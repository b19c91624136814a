import { issueCode } from '../codes/one-use-codes.ts';
import type { Queries } from '../db/database.ts';
import type { User } from '../generated/prisma/client.ts';
import { linkTo } from '../mail/link-to.ts';
import { mailUser } from '../mail/mail-user.ts';
import type { ServerDeps } from '../shared/deps.ts';

const HOURS = 24;

/** Mails a link by which a new account shows that its address is the owner's; not more often than an hour allows. */
export async function mailVerificationLink(
  deps: Pick<ServerDeps, 'config' | 'mail' | 'now' | 'sealer'>,
  tx: Queries,
  user: User,
): Promise<void> {
  const at = deps.now();
  const expiresAt = new Date(at.getTime() + HOURS * 3_600_000);
  const code = await issueCode(tx, { purpose: 'email-verification', userId: user.id, at, expiresAt });
  if (code === null) return;
  const link = linkTo(deps.config.publicUrl, 'verify-email', code);
  await mailUser(deps, tx, {
    user,
    template: 'verify-email',
    params: { name: user.name, link, hours: HOURS },
  });
}
