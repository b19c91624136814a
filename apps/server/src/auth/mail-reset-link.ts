import { issueCode } from '../codes/one-use-codes.ts';
import type { Queries } from '../db/database.ts';
import type { User } from '../generated/prisma/client.ts';
import { mailUser } from '../mail/mail-user.ts';
import type { ServerDeps } from '../shared/deps.ts';

const MINUTES = 30;

/** Mails a link by which its reader chooses a new password; not more often than an hour allows. */
export async function mailResetLink(
  deps: Pick<ServerDeps, 'config' | 'mail' | 'now' | 'sealer'>,
  tx: Queries,
  user: User,
): Promise<void> {
  const input = { purpose: 'password-reset', userId: user.id, minutes: MINUTES, at: deps.now() } as const;
  const code = await issueCode(tx, input);
  if (code === null) return;
  // behind the #, which browsers send to nobody
  const link = `${deps.config.publicUrl}/reset-password#${code}`;
  const params = { name: user.name, link, minutes: MINUTES };
  await mailUser(deps, tx, { user, template: 'reset-password', params });
}
