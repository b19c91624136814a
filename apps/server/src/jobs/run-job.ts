import { raiseAlert } from '../alerts/raise-alert.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { JobHandlers } from './job-handler.ts';
import type { JobName } from './job-map.ts';
import { openData, type SealedData } from './jobs.ts';
import type { JobLog } from './open-boss.ts';

/** A job taken from its queue. */
export interface TakenJob {
  readonly id: string;
  readonly data: SealedData | null;
  readonly retryCount: number;
  readonly retryLimit: number;
}

/** Runs one try. Throws when it failed, with nothing of the reason: pg-boss stores what it is told. */
export async function runJob<Name extends JobName>(
  { deps, handlers, log }: { deps: ServerDeps; handlers: JobHandlers; log: JobLog },
  name: Name,
  job: TakenJob,
): Promise<void> {
  const attempt = job.retryCount + 1;
  const last = job.retryCount >= job.retryLimit;
  try {
    const data = openData<Name>(deps.sealer, job.data ?? {});
    await handlers[name](deps, data, { id: job.id, attempt, last, log });
  } catch (error) {
    const fields = { err: error, job: name, jobId: job.id, attempt };
    if (last) {
      log.error(fields, 'a job failed for the last time and is kept among the dead ones');
      await raiseAlert(deps, { kind: 'DEAD_JOB', subject: name });
    } else {
      log.warn(fields, 'a job failed and will be tried again');
    }
    throw Object.assign(new Error('failed; the log has the reason'), { stack: undefined });
  }
}
