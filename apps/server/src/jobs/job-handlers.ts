import { alertJobs } from '../alerts/alert-jobs.ts';
import { authJobs } from '../auth/auth-jobs.ts';
import { incidentJobs } from '../incidents/incident-jobs.ts';
import { licenseJobs } from '../licenses/license-jobs.ts';
import { mailJobs } from '../mail/mail-jobs.ts';
import { paymentJobs } from '../payments/payment-jobs.ts';
import { privacyJobs } from '../privacy/privacy-jobs.ts';
import { upkeepJobs } from '../upkeep/upkeep-jobs.ts';
import { webhookJobs } from '../webhooks/deliver-webhook.ts';
import type { JobHandlers } from './job-handler.ts';

/** Who does which job: one line per domain. */
export const JOB_HANDLERS: JobHandlers = {
  ...mailJobs,
  ...authJobs,
  ...alertJobs,
  ...incidentJobs,
  ...privacyJobs,
  ...licenseJobs,
  ...webhookJobs,
  ...paymentJobs,
  ...upkeepJobs,
};
