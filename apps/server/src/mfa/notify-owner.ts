import type { Queries } from '../db/database.ts';
import { mailUser } from '../mail/mail-user.ts';
import type { ServerDeps } from '../shared/deps.ts';

type Notice =
  | 'second-factor-added'
  | 'second-factor-removed'
  | 'second-factors-reset'
  | 'recovery-codes-made'
  | 'recovery-code-used';

/** Mails the owner of an account what was done with its second factors: it may not have been them. */
export async function notifyOwner(
  deps: Pick<ServerDeps, 'mail' | 'sealer'>,
  tx: Queries,
  input: { readonly userId: string; readonly template: Notice; readonly at: Date },
): Promise<void> {
  const { userId, template, at } = input;
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  await mailUser(deps, tx, { user, template, params: { name: user.name, at: at.toISOString() } });
}
