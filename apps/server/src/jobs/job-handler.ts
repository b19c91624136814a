import type { ServerDeps } from '../shared/deps.ts';
import type { JobMap, JobName } from './job-map.ts';
import type { JobLog } from './open-boss.ts';

export interface JobRun {
  /** the same for every try of one job */
  readonly id: string;
  /** 1 for the first */
  readonly attempt: number;
  /** no further try follows */
  readonly last: boolean;
  readonly log: JobLog;
}

/** Does one job. What it throws is logged, and the job is tried again later. */
type JobHandler<Name extends JobName> = (deps: ServerDeps, data: JobMap[Name], run: JobRun) => Promise<void>;

export type JobHandlers = { readonly [Name in JobName]: JobHandler<Name> };
