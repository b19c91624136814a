import type { PgBoss } from 'pg-boss';
import type { Database } from '../db/database.ts';
import { DEAD_JOBS, JOB_NAMES, JOBS, type JobSettings } from './job-map.ts';
import { type JobLog, openBoss } from './open-boss.ts';

const DAY = 24 * 60 * 60;
/** A worker that has not been heard of for so long is taken for dead, and its job is given to another. */
const HEARTBEAT_SECONDS = 30;
const KEPT = { retentionSeconds: 60 * DAY, deleteAfterSeconds: 7 * DAY };
const SILENT: JobLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Brings the tables of the job queue and the settings of every queue up to date, as the migrations do theirs. */
export async function installQueues(database: Pick<Database, 'kind' | 'pool' | 'listen'>): Promise<void> {
  const boss = await openBoss(database, { working: false, log: SILENT });
  try {
    const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
    if (!known.has(DEAD_JOBS)) await boss.createQueue(DEAD_JOBS, KEPT);
    for (const name of JOB_NAMES) {
      const wanted = queueOptions(JOBS[name]);
      const queue = known.get(name);
      if (queue === undefined) await boss.createQueue(name, wanted);
      else if (differs(queue, wanted)) await boss.updateQueue(name, wanted);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

type QueueRow = Awaited<ReturnType<PgBoss['getQueues']>>[number];
type QueueOptions = ReturnType<typeof queueOptions>;

function differs(queue: QueueRow, wanted: QueueOptions): boolean {
  return (Object.keys(wanted) as (keyof QueueOptions)[]).some((name) => queue[name] !== wanted[name]);
}

function queueOptions(settings: JobSettings) {
  return {
    ...KEPT,
    deadLetter: DEAD_JOBS,
    retryLimit: settings.retries,
    retryDelay: settings.delaySeconds,
    retryBackoff: true,
    retryDelayMax: settings.longestDelaySeconds,
    expireInSeconds: settings.expireSeconds,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    notify: true,
  };
}
