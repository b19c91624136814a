import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServerConfig } from '../../config/server-config.ts';
import type { Database } from '../../db/database.ts';
import { lockOwner } from '../../db/lock-folder.ts';
import { openDatabase } from '../../db/open-database.ts';
import { createDeps } from '../../shared/create-deps.ts';
import { type Check, type CheckResult, fail, warn } from '../check.ts';
import { describeCause } from '../describe-cause.ts';
import { CHECK_LIMIT_MS, runChecks, skipChecks } from '../run-checks.ts';
import { adminFactorsCheck } from './check-admin-factors.ts';
import { adminsCheck } from './check-admins.ts';
import { auditTrailCheck } from './check-audit-trail.ts';
import { databaseCheck } from './check-database.ts';
import { databaseClockCheck } from './check-database-clock.ts';
import { deadJobsCheck } from './check-dead-jobs.ts';
import { demoAccountsCheck } from './check-demo-accounts.ts';
import { migrationsCheck } from './check-migrations.ts';
import { sealedFieldsCheck } from './check-sealed-fields.ts';
import type { DatabaseSubject } from './database-subject.ts';

/** These look at tables, which must be those of this version. */
const CONTENT_CHECKS: readonly Check<DatabaseSubject>[] = [
  databaseClockCheck,
  sealedFieldsCheck,
  adminsCheck,
  adminFactorsCheck,
  demoAccountsCheck,
  auditTrailCheck,
  deadJobsCheck,
];
export const DATABASE_CHECKS: readonly Check<DatabaseSubject>[] = [
  databaseCheck,
  migrationsCheck,
  ...CONTENT_CHECKS,
];

const CLOSING_MS = 1000;
/** Opening it is computing on this machine, which may be slow and cannot hang. */
const EMBEDDED_LIMIT_MS = 60_000;

interface Wish {
  readonly now: () => Date;
  readonly prismaDir: string;
  readonly live: boolean;
}

/** Everything the database can tell, read-only; `config` null: the settings could not be read. */
export async function examineDatabase(config: ServerConfig | null, wish: Wish): Promise<CheckResult[]> {
  if (config === null) return skipChecks(DATABASE_CHECKS, 'the settings cannot be read');
  // opening it would make one, which is for the server to do
  const made = config.databaseUrl !== null || existsSync(join(config.dataDir, 'database'));
  if (!made) return noDatabase(wish.live);
  const owner = config.databaseUrl === null ? lockOwner(config.dataDir) : null;
  if (owner !== null) {
    const reason = `the embedded database is used by the server (process ${owner}); stop it, then: npm run doctor -- --before`;
    return [
      ...skipChecks([databaseCheck], reason),
      ...skipChecks(DATABASE_CHECKS.slice(1), 'the database cannot be read'),
    ];
  }
  const opened: { db?: Database } = {};
  const opening: Check<null> = {
    name: databaseCheck.name,
    async run() {
      try {
        // whoever uses a connection that fails is told as well
        opened.db = await openDatabase({ ...config, onError: () => undefined, readOnly: true });
        return await databaseCheck.run({ deps: { ...(await createDeps(config, opened.db)), now: wish.now } });
      } catch (error) {
        return fail(describeCause(error), 'Look whether DATABASE_URL is right and the database runs.');
      }
    },
  };
  try {
    const limitMs = config.databaseUrl === null ? EMBEDDED_LIMIT_MS : CHECK_LIMIT_MS;
    const [reached] = await runChecks([opening], null, limitMs);
    if (reached === undefined) return [];
    const { db } = opened;
    if (reached.state === 'fail' || db === undefined) {
      return [reached, ...skipChecks(DATABASE_CHECKS.slice(1), 'the database cannot be read')];
    }
    return [
      reached,
      ...(await examineTables({ ...wish, deps: { ...(await createDeps(config, db)), now: wish.now } })),
    ];
  } finally {
    // a connection that hangs is left behind
    await Promise.race([opened.db?.close(), wait(CLOSING_MS)]);
  }
}

async function examineTables(subject: DatabaseSubject): Promise<CheckResult[]> {
  const history = await runChecks([migrationsCheck], subject);
  if (history.every(({ state }) => state === 'ok')) {
    return [...history, ...(await runChecks(CONTENT_CHECKS, subject))];
  }
  return [...history, ...skipChecks(CONTENT_CHECKS, 'the tables are not those of this version')];
}

async function noDatabase(live: boolean): Promise<CheckResult[]> {
  const found = 'no DATABASE_URL, and no embedded database in the data folder';
  const mend = 'Set DATABASE_URL, or make an embedded one: npm run server:setup -- --admin you@example.org';
  const line: Check<null> = {
    name: databaseCheck.name,
    run: () => (live ? fail(found, mend) : warn(found, mend)),
  };
  return [
    ...(await runChecks([line], null)),
    ...skipChecks(DATABASE_CHECKS.slice(1), 'there is no database yet'),
  ];
}
