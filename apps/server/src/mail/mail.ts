import type { Queries } from '../db/database.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { MailMessage, MailTemplate } from './mail-params.ts';

export interface Mail {
  /** Sends a mail if, and only if, the caller's transaction commits; tried again for hours while it cannot be sent. */
  enqueue(tx: Queries, message: MailMessage): Promise<void>;
}

/** Somebody sits and waits for these. */
const URGENT: readonly MailTemplate[] = [
  'sign-in-code',
  'verify-email',
  'reset-password',
  'confirm-new-email',
];

export function createMail({ jobs }: { readonly jobs: Jobs }): Mail {
  return {
    enqueue: (tx, message) =>
      jobs.enqueue(tx, 'mail.send', message, { priority: URGENT.includes(message.template) ? 1 : 0 }),
  };
}
