import type { JobHandlers } from '../jobs/job-handler.ts';
import { mailAlert } from './mail-alert.ts';
import { postAlert } from './post-alert.ts';

/** Two jobs: a webhook that does not answer must not make mails twice. */
export const alertJobs = {
  'alert.mail': (deps, { alertId }) => mailAlert(deps, alertId),
  'alert.post': (deps, { alertId }) => postAlert(deps, alertId),
} satisfies Pick<JobHandlers, 'alert.mail' | 'alert.post'>;
