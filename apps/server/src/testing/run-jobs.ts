import type { PgBoss } from 'pg-boss';
import type { JobHandlers } from '../jobs/job-handler.ts';
import { JOB_HANDLERS } from '../jobs/job-handlers.ts';
import { JOB_NAMES, type JobName } from '../jobs/job-map.ts';
import type { SealedData } from '../jobs/jobs.ts';
import { openBoss } from '../jobs/open-boss.ts';
import { runJob } from '../jobs/run-job.ts';
import type { TestServer } from './test-server.ts';

interface Options {
  readonly handlers?: Partial<JobHandlers>;
  /** as if the waiting time of every job were over */
  readonly late?: boolean;
}

/** Does every job that is due, as the workers of a started server would; answers what was done and how it ended. */
export async function runJobs(server: TestServer, { handlers = {}, late = false }: Options = {}) {
  const boss = await openBoss(server.deps.db, { working: false, log: server.app.log });
  const work = { deps: server.deps, handlers: { ...JOB_HANDLERS, ...handlers }, log: server.app.log };
  const done: { readonly name: JobName; readonly failed: boolean }[] = [];
  try {
    for (const name of JOB_NAMES) {
      // with `late`, a job that failed would be due again at once
      const rounds = late ? 1 : Number.POSITIVE_INFINITY;
      for (let round = 0; round < rounds; round++) {
        const jobs = await take(boss, name, late);
        if (jobs.length === 0) break;
        for (const job of jobs) {
          const failed = await runJob(work, name, job).then(
            () => false,
            () => true,
          );
          if (failed) await boss.fail(name, job, { message: 'failed' });
          else await boss.complete(name, job);
          done.push({ name, failed });
        }
      }
    }
    return done;
  } finally {
    await boss.stop({ graceful: false });
  }
}

function take(boss: PgBoss, name: JobName, late: boolean) {
  const options = { includeMetadata: true, ignoreStartAfter: late } as const;
  return boss.fetch<SealedData>(name, options);
}
