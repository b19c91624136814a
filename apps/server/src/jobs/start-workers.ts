import type { ServerDeps } from '../shared/deps.ts';
import type { JobHandlers } from './job-handler.ts';
import { JOB_HANDLERS } from './job-handlers.ts';
import { JOB_NAMES, JOBS, type JobSettings } from './job-map.ts';
import type { SealedData } from './jobs.ts';
import { type JobLog, openBoss } from './open-boss.ts';
import { runJob } from './run-job.ts';

/** How long stopping waits for jobs under way; what is not done by then is tried again after the next start. */
const PATIENCE_MS = 8_000;
/** How often a queue is looked into where nobody tells of new jobs: often where somebody waits, seldom where a clock decides. */
const POLL_SECONDS = { asked: 2, timed: 20 };
/**
 * How often while new jobs are told of: soon enough for those that are tried again, whose shortest delay is 10 s, and for
 * what was missed.
 */
const RELAXED_POLL_SECONDS = { asked: 10, timed: 60 };

/** Works on the jobs of all queues, and starts those due by time. Several servers may: each job is taken by one. */
export async function startWorkers(
  deps: ServerDeps,
  { log, handlers = JOB_HANDLERS }: { readonly log: JobLog; readonly handlers?: JobHandlers },
) {
  const boss = await openBoss(deps.db, { working: true, log });
  try {
    for (const name of JOB_NAMES) {
      const settings: JobSettings = JOBS[name];
      const kind = settings.cron === undefined ? 'asked' : 'timed';
      const options = {
        includeMetadata: true,
        pollingIntervalSeconds: POLL_SECONDS[kind],
        notifyPollingIntervalSeconds: RELAXED_POLL_SECONDS[kind],
      } as const;
      for (let worker = 0; worker < settings.atOnce; worker++) {
        let id = '';
        id = await boss.work<SealedData, void, typeof options>(name, options, async ([job]) => {
          try {
            if (job !== undefined) await runJob({ deps, handlers, log }, name, job);
          } finally {
            // where one was there may be more: many are told of once, and it would wait for its next look
            boss.notifyWorker(id);
          }
        });
      }
      if (settings.cron !== undefined) await boss.schedule(name, settings.cron, {}, { tz: 'UTC' });
    }
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  return { boss, stop: () => boss.stop({ timeout: PATIENCE_MS }) };
}
