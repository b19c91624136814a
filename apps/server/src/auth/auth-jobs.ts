import type { JobHandlers } from '../jobs/job-handler.ts';
import { answerForgotten } from './forgot-password.ts';

export const authJobs = {
  'auth.forgot-password': (deps, data) => answerForgotten(deps, data),
} satisfies Pick<JobHandlers, 'auth.forgot-password'>;
