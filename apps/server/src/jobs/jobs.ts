import { createHash, randomUUID } from 'node:crypto';
import type { Sealer } from '../crypto/sealer.ts';
import type { Queries } from '../db/database.ts';
import type { JobMap, JobName } from './job-map.ts';

interface EnqueueOptions {
  /** not before; at once by default */
  readonly startAfter?: Date;
  /** higher goes first; 0 by default */
  readonly priority?: number;
}

export interface Jobs {
  /**
   * Adds a job to its queue inside the caller's transaction: it runs if that commits, and never otherwise. It runs
   * at least once (a server that is killed while working leaves it to another), so handlers bear a repetition.
   */
  enqueue<Name extends JobName>(
    tx: Queries,
    name: Name,
    data: JobMap[Name],
    options?: EnqueueOptions,
  ): Promise<void>;
  /** The same for any number of jobs of one name, in one statement. */
  enqueueAll<Name extends JobName>(
    tx: Queries,
    name: Name,
    data: readonly JobMap[Name][],
    options?: EnqueueOptions,
  ): Promise<void>;
}

/** What is stored of the data of a job; jobs that start by themselves have none. */
export interface SealedData {
  readonly ref?: string;
  readonly sealed?: string;
}

/** The channel on which pg-boss hears of new jobs in the schema `jobs`: its prefix and the start of the name's SHA-224. */
const WAKE_UP = `pgboss_${createHash('sha224').update('jobs').digest('hex').slice(0, 24)}`;

/**
 * pg-boss would look up its queue on a connection of its own, for which the single connection of the embedded
 * database is not free inside a transaction; so the row is inserted here, as its documentation describes for
 * other languages, with the settings pg-boss keeps of the queue. Workers are woken when the transaction commits.
 */
export function createJobs({ sealer }: { readonly sealer: Sealer }): Jobs {
  const enqueueAll: Jobs['enqueueAll'] = async (tx, name, data, { startAfter, priority = 0 } = {}) => {
    if (data.length === 0) return;
    const jobs = data.map((one) => {
      const id = randomUUID();
      const stored: SealedData = { ref: id, sealed: sealer.seal(JSON.stringify(one), dataPlace(id)) };
      return { id, data: stored };
    });
    const [counted] = await tx.$queryRaw<{ added: number }[]>`
      WITH added AS (
        INSERT INTO jobs.job (id, name, data, priority, start_after, keep_until, expire_seconds, deletion_seconds,
          retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
        SELECT new.id, name, new.data, ${priority}, start_at,
          start_at + retention_seconds * interval '1s', expire_seconds, deletion_seconds,
          retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds
        FROM jobs.queue, COALESCE(${startAfter ?? null}::timestamptz, now()) AS start_at,
          jsonb_to_recordset(${JSON.stringify(jobs)}::jsonb) AS new (id uuid, data jsonb)
        WHERE name = ${name}
        RETURNING start_after
      ), told AS (
        SELECT pg_notify(${WAKE_UP}, ${name}) FROM added WHERE start_after <= now() LIMIT 1
      )
      SELECT (SELECT count(*) FROM added)::int AS added, (SELECT count(*) FROM told)::int AS told`;
    if (counted?.added !== data.length) throw new Error(`there is no queue for the job ${name}`);
  };
  return {
    enqueue: (tx, name, data, options) => enqueueAll(tx, name, [data], options),
    enqueueAll,
  };
}

/** Data of a job as it was given. */
export function openData<Name extends JobName>(sealer: Sealer, stored: SealedData): JobMap[Name] {
  if (stored.ref === undefined || stored.sealed === undefined) return JSON.parse('{}');
  return JSON.parse(sealer.open(stored.sealed, dataPlace(stored.ref)));
}

/** The id is part of the data: a job that died has another one among the dead. */
function dataPlace(ref: string): string {
  return `jobs.job.data.${ref}`;
}
