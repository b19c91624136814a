import { type Check, ok } from '../check.ts';
import { judgeSkew } from '../judge-skew.ts';
import type { DatabaseSubject } from './database-subject.ts';

/** Times are written by the servers and compared by the database. */
export const databaseClockCheck: Check<Pick<DatabaseSubject, 'deps'>> = {
  name: 'database-clock',
  async run({ deps: { db, now } }) {
    if (db.kind === 'embedded') return ok('the database has the clock of this machine');
    const asked = now().getTime();
    const { rows } = await db.pool.query<{ ms: string }>(
      'SELECT extract(epoch FROM clock_timestamp()) * 1000 AS ms',
    );
    const answered = now().getTime();
    // it looked at its clock somewhere between question and answer
    return judgeSkew('the clock of the database', Number(rows[0]?.ms) - (asked + answered) / 2);
  },
};
