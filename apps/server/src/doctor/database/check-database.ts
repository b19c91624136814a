import { type Check, fail, ok, warn } from '../check.ts';
import type { DatabaseSubject } from './database-subject.ts';

/** PostgreSQL 15, as `server_version_num` counts. */
const OLDEST = 150_000;

/** It answers, and is one the server was tested on. */
export const databaseCheck: Check<Pick<DatabaseSubject, 'deps'>> = {
  name: 'database',
  async run({ deps: { db } }) {
    const { rows } = await db.pool.query<{ name: string; number: string }>(
      `SELECT current_setting('server_version') AS name, current_setting('server_version_num') AS number`,
    );
    const { name = '', number = '0' } = rows[0] ?? {};
    if (Number(number) < OLDEST) return fail(`PostgreSQL ${name}`, 'Use PostgreSQL 15 or newer.');
    if (db.kind === 'embedded') {
      return warn(
        `the embedded database (PostgreSQL ${name}): for trying and for small shops`,
        'Set DATABASE_URL when there is more than one instance, or a backup must not stop the server.',
      );
    }
    return ok(`PostgreSQL ${name} answers`);
  },
};
