import type { JobHandlers } from '../jobs/job-handler.ts';
import { tellExpiries } from './tell-expiries.ts';

export const licenseJobs = {
  'license.tell-expiries': async (deps, _, { log }) => {
    const licenses = await tellExpiries(deps);
    if (licenses > 0) log.info({ licenses }, 'licenses expired and their shops were told');
  },
} satisfies Pick<JobHandlers, 'license.tell-expiries'>;
