import type { JobHandlers } from '../jobs/job-handler.ts';
import { sendMail } from './send-mail.ts';

export const mailJobs = {
  'mail.send': (deps, message, run) => sendMail(deps, message, run),
} satisfies Pick<JobHandlers, 'mail.send'>;
