import type { JobHandlers } from '../jobs/job-handler.ts';
import { tidyUp } from './tidy-up.ts';

export const upkeepJobs = {
  'upkeep.tidy': (deps) => tidyUp(deps),
} satisfies Pick<JobHandlers, 'upkeep.tidy'>;
