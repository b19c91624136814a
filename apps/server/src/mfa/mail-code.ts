import type { Queries } from '../db/database.ts';
import type { User } from '../generated/prisma/client.ts';
import { mailUser } from '../mail/mail-user.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { openEmail } from '../users/email-address.ts';
import { hideEmail, SENT_CODE_MINUTES } from './sent-codes.ts';

/** Queues a code for the address of the account; answers where it goes, mostly hidden. */
export async function mailCode(
  deps: Pick<ServerDeps, 'mail' | 'sealer'>,
  tx: Queries,
  { user, code }: { readonly user: User; readonly code: string },
): Promise<string> {
  const params = { name: user.name, code, minutes: SENT_CODE_MINUTES };
  await mailUser(deps, tx, { user, template: 'sign-in-code', params });
  return hideEmail(openEmail(deps, user));
}
