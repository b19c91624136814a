import type { JobHandlers } from '../jobs/job-handler.ts';
import { runIncident } from './run-incident.ts';

export const incidentJobs = {
  'incident.run': (deps, { incidentId }) => runIncident(deps, incidentId),
} satisfies Pick<JobHandlers, 'incident.run'>;
