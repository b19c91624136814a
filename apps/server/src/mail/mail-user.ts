import type { Queries } from '../db/database.ts';
import type { User } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { openEmail } from '../users/email-address.ts';
import type { MailMessage, MailParams, MailTemplate } from './mail-params.ts';

/** Enqueues a mail to the address of an account, in its language, unless the person switched this mail off. */
export async function mailUser<Template extends MailTemplate>(
  deps: Pick<ServerDeps, 'mail' | 'sealer'>,
  tx: Queries,
  mail: {
    readonly user: Pick<User, 'id' | 'emailSealed' | 'language' | 'mutedMails'>;
    readonly template: Template;
    readonly params: MailParams[Template];
  },
): Promise<void> {
  const { user, template, params } = mail;
  if (user.mutedMails.includes(template)) return;
  const to = openEmail(deps, user);
  await deps.mail.enqueue(tx, { to, language: user.language, template, params } as MailMessage);
}
