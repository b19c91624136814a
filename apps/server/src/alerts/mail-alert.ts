import type { MailMessage } from '../mail/mail-params.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { openEmail } from '../users/email-address.ts';
import { presentAlert } from './list-alerts.ts';

/** Mails an alert to ALERT_EMAIL, or to every admin. */
export async function mailAlert(
  deps: Pick<ServerDeps, 'db' | 'config' | 'mail' | 'sealer'>,
  alertId: string,
): Promise<void> {
  const { db, config } = deps;
  await db.prisma.$transaction(async (tx) => {
    const row = await tx.alert.findUnique({ where: { id: alertId } });
    if (row === null) return;
    const params = { message: presentAlert(row).message, link: `${config.publicUrl}/admin` };
    const { email } = config.alerts;
    const admins =
      email === null ? await tx.user.findMany({ where: { role: 'admin', disabledAt: null } }) : [];
    const readers =
      email === null
        ? admins.map((admin) => ({ to: openEmail(deps, admin), language: admin.language }))
        : [{ to: email, language: 'en' }];
    for (const reader of readers) {
      await deps.mail.enqueue(tx, { ...reader, template: 'alert', params } satisfies MailMessage);
    }
  });
}
