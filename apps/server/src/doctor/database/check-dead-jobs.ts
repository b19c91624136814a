import { countJobs } from '../../jobs/count-jobs.ts';
import { type Check, ok, warn } from '../check.ts';
import type { DatabaseSubject } from './database-subject.ts';

/** Mails, webhooks and upkeep that failed for the last time. */
export const deadJobsCheck: Check<Pick<DatabaseSubject, 'deps'>> = {
  name: 'dead-jobs',
  async run({ deps: { db } }) {
    const dead = (await countJobs(db.prisma)).filter((job) => job.dead > 0);
    if (dead.length === 0) return ok('no job failed for good');
    const list = dead.map((job) => `${job.dead} ${job.name}`).join(', ');
    return warn(`failed for good: ${list}`, 'The log has the reason under the name of the job.');
  },
};
