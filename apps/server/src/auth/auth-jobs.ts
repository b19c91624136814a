import type { JobHandlers } from '../jobs/job-handler.ts';
import { answerForgotten } from './forgot-password.ts';
import { answerUnverified } from './resend-verification.ts';

export const authJobs = {
  'auth.forgot-password': (deps, data) => answerForgotten(deps, data),
  'auth.resend-verification': (deps, data) => answerUnverified(deps, data),
} satisfies Pick<JobHandlers, 'auth.forgot-password' | 'auth.resend-verification'>;
