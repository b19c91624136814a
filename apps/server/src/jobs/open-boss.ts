import type { QueryResult } from 'pg';
import { PgBoss } from 'pg-boss';
import type { Database } from '../db/database.ts';
import { isOutage } from '../db/is-outage.ts';

const JOBS_SCHEMA = 'jobs';

/** How pg-boss talks to a database. */
interface Statements {
  executeSql(text: string, values?: unknown[]): Promise<QueryResult>;
}

export interface JobLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/**
 * pg-boss over the connections of the server. `working`: it also starts what is due by time, gives back the jobs of
 * workers that died and forgets finished ones.
 */
export async function openBoss(
  database: Pick<Database, 'kind' | 'pool' | 'listen'>,
  { working, log }: { readonly working: boolean; readonly log: JobLog },
): Promise<PgBoss> {
  const real = database.kind === 'postgresql';
  const boss = new PgBoss({
    db: {
      ...watched(real ? overPool(database) : overSession(database), log),
      // how its workers are woken when a job is added
      listen: database.listen,
    },
    useListenNotify: working,
    backend: real ? 'postgres' : 'pglite',
    schema: JOBS_SCHEMA,
    supervise: working,
    schedule: working,
    // the embedded database has no autovacuum to watch
    monitorVacuum: real,
    reindex: real,
  });
  boss.on('error', (error) => {
    if (!isOutage(error)) log.error({ err: error }, 'the job queue failed');
  });
  boss.on('warning', ({ message }) => log.warn({ warning: message }, 'the job queue warns'));
  await boss.start();
  return boss;
}

function overPool({ pool }: Pick<Database, 'pool'>): Statements {
  return { executeSql: (text, values) => pool.query(text, values) };
}

/** One session for everybody: a script that fails inside its own transaction must not leave it open. */
function overSession({ pool }: Pick<Database, 'pool'>): Statements {
  return {
    async executeSql(text, values) {
      const client = await pool.connect();
      try {
        return await client.query(text, values);
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      } finally {
        client.release();
      }
    },
  };
}

/** Says once that the database is away, not with every look into a queue. */
function watched(inner: Statements, log: JobLog): Statements {
  let away = false;
  return {
    async executeSql(text, values) {
      try {
        const result = await inner.executeSql(text, values);
        away = false;
        return result;
      } catch (error) {
        if (isOutage(error) && !away) {
          away = true;
          log.warn({ err: error }, 'jobs wait for the database');
        }
        throw error;
      }
    },
  };
}
