import { issueCode } from '../codes/one-use-codes.ts';
import type { Queries } from '../db/database.ts';
import type { User } from '../generated/prisma/client.ts';
import { linkTo } from '../mail/link-to.ts';
import { mailUser } from '../mail/mail-user.ts';
import type { ServerDeps } from '../shared/deps.ts';

const MINUTES = 30;

/**
 * Mails a link by which its reader chooses a new password; not more often than an hour allows: false, and nothing is
 * mailed.
 */
export async function mailResetLink(
  deps: Pick<ServerDeps, 'config' | 'mail' | 'now' | 'sealer'>,
  tx: Queries,
  user: User,
): Promise<boolean> {
  const at = deps.now();
  const expiresAt = new Date(at.getTime() + MINUTES * 60_000);
  const code = await issueCode(tx, { purpose: 'password-reset', userId: user.id, at, expiresAt });
  if (code === null) return false;
  const link = linkTo(deps.config.publicUrl, 'reset-password', code);
  const params = { name: user.name, link, minutes: MINUTES };
  await mailUser(deps, tx, { user, template: 'reset-password', params });
  return true;
}
