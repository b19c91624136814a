import { createSmtpTransport } from '../../mail/mail-transport.ts';
import { type Check, fail, ok, warn } from '../check.ts';
import { describeCause } from '../describe-cause.ts';
import type { SettingsSubject } from './settings-subject.ts';

const PATIENCE_MS = 4000;

/** Signs in at the mail server, as every mail does, and sends nothing. */
export const mailServerCheck: Check<Pick<SettingsSubject, 'config'>> = {
  name: 'mail-server',
  async run({ config: { mail } }) {
    if (mail.smtpUrl === null) {
      return warn('no SMTP_URL: mails become files and reach nobody', 'Set SMTP_URL and MAIL_FROM.');
    }
    const transport = createSmtpTransport(mail.smtpUrl, PATIENCE_MS);
    try {
      await transport.verify();
    } catch (error) {
      return fail(
        describeCause(error),
        'Look whether SMTP_URL is right, user and password too, and whether a firewall lets this machine through.',
      );
    } finally {
      transport.close();
    }
    return ok(`${new URL(mail.smtpUrl).hostname} takes our mail`);
  },
};
