import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Email } from '@mywasender/contract/http/auth';
import Value from 'typebox/value';
import { migrateDatabase } from '../db/migrate-database.ts';
import { createDeps } from '../shared/create-deps.ts';
import { runCommand, withDatabase } from '../shared/run-command.ts';
import { setUpServer } from './set-up-server.ts';

const PRISMA_DIR = fileURLToPath(new URL('../../../../prisma', import.meta.url));
const USAGE = 'Name the e-mail address of the first admin: npm run server:setup -- --admin you@example.org';

await runCommand({
  usage: USAGE,
  read(args) {
    const { admin } = parseArgs({ args, options: { admin: { type: 'string' } } }).values;
    return Value.Check(Email, admin) ? admin : null;
  },
  run: (email) =>
    withDatabase(async ({ config, db }) => {
      await migrateDatabase(db, PRISMA_DIR);
      const { password, plans, ...admin } = await setUpServer(await createDeps(config, db), { email });
      const lines = [
        'The license server is set up.',
        `  Portal    ${config.publicUrl}`,
        `  Admin     ${admin.email}`,
        `  Password  ${password}   (shown only now: keep it in a safe place)`,
        ...(plans.length > 0 ? [`  Plans     ${plans.join(', ')}`] : []),
      ];
      process.stdout.write(`${lines.join('\n')}\n`);
    }),
});
