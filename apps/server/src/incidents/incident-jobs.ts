import type { JobHandlers } from '../jobs/job-handler.ts';
import { runIncident } from './run-incident.ts';
import { watchDue } from './watch-due.ts';

export const incidentJobs = {
  'incident.run': (deps, { incidentId }) => runIncident(deps, incidentId),
  'incident.watch-due': (deps) => watchDue(deps),
} satisfies Pick<JobHandlers, 'incident.run' | 'incident.watch-due'>;
