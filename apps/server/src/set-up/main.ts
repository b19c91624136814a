import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Email } from '@mywasender/contract/http/auth';
import Value from 'typebox/value';
import { readConfig } from '../config/read-config.ts';
import { migrateDatabase } from '../db/migrate-database.ts';
import { openDatabase } from '../db/open-database.ts';
import { explainFailure } from '../explain-failure.ts';
import { createDeps } from '../shared/create-deps.ts';
import { setUpServer } from './set-up-server.ts';

const PRISMA_DIR = fileURLToPath(new URL('../../../../prisma', import.meta.url));
const USAGE = 'Name the e-mail address of the first admin: npm run server:setup -- --admin you@example.org';

try {
  const email = readAdmin(process.argv.slice(2));
  if (email === null) fail(USAGE);
  else await setUp(email);
} catch (error) {
  fail(explainFailure(error));
} finally {
  // an open channel to the parent would keep the process alive
  if (process.connected) process.disconnect();
}

async function setUp(email: string): Promise<void> {
  const config = await readConfig(process.env);
  const failures: Error[] = [];
  const db = await openDatabase({ ...config, onError: (error) => failures.push(error) });
  try {
    await migrateDatabase(db, PRISMA_DIR);
    const { password, plans, ...admin } = await setUpServer(createDeps(config, db), { email });
    const lines = [
      'The license server is set up.',
      `  Portal    ${config.publicUrl}`,
      `  Admin     ${admin.email}`,
      `  Password  ${password}   (shown only now: keep it in a safe place)`,
      ...(plans.length > 0 ? [`  Plans     ${plans.join(', ')}`] : []),
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  } finally {
    await db.close();
  }
}

function readAdmin(args: string[]): string | null {
  try {
    const { admin } = parseArgs({ args, options: { admin: { type: 'string' } } }).values;
    return Value.Check(Email, admin) ? admin : null;
  } catch {
    // an unknown flag: the usage says what there is
    return null;
  }
}

function fail(sentence: string) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
