import { Email } from '@mywasender/contract/http/auth';
import Value from 'typebox/value';
import type { JobRun } from '../jobs/job-handler.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { MailMessage } from './mail-params.ts';
import { renderMail } from './render-mail.ts';

/**
 * Hands one mail over. A recipient their server refuses for good is logged and given up; everything else that goes
 * wrong is thrown, to be tried again. The message id is that of the job, so that a mail handed over twice (we
 * were killed before we could note it) can be told from two mails.
 */
export async function sendMail(
  { config, mailTransport }: Pick<ServerDeps, 'config' | 'mailTransport'>,
  message: MailMessage,
  { id, log }: Pick<JobRun, 'id' | 'log'>,
): Promise<void> {
  const { template, to } = message;
  const { from } = config.mail;
  if (!Value.Check(Email, to)) {
    log.warn({ template }, 'a mail was given up: its recipient is no e-mail address');
    return;
  }
  try {
    const sentTo = await mailTransport.send(
      {
        ...renderMail(message),
        from,
        // as an object: never parsed as a list
        to: { name: '', address: to },
        messageId: `<${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      },
      `${template}-${id}.eml`,
    );
    log.info({ template, sentTo }, 'a mail was sent');
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    log.warn({ template, smtpCode: refusal }, 'a mail was given up: its recipient was refused');
  }
}

/** The answer of a server that will never take mail for this recipient. */
function refusalOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EENVELOPE') return null;
  if (!('command' in error) || error.command !== 'RCPT TO' || !('responseCode' in error)) return null;
  const { responseCode } = error;
  return typeof responseCode === 'number' && responseCode >= 550 && responseCode <= 559 ? responseCode : null;
}
