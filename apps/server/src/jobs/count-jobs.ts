import type { Queries } from '../db/database.ts';

export interface JobCounts {
  readonly name: string;
  /** not finished: waiting, running or to be tried again */
  readonly open: number;
  /** failed for the last time and not yet looked after */
  readonly dead: number;
}

/** How many jobs of each kind are open, and how many died. */
export async function countJobs(queries: Queries): Promise<readonly JobCounts[]> {
  return queries.$queryRaw<JobCounts[]>`
    SELECT COALESCE(source_name, name) AS name,
      (count(*) FILTER (WHERE source_name IS NULL))::int AS open,
      (count(*) FILTER (WHERE source_name IS NOT NULL))::int AS dead
    FROM jobs.job
    WHERE state < 'completed' AND name NOT LIKE '\\_\\_%'
    GROUP BY 1 ORDER BY 1`;
}
