import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { createDeps } from '../shared/create-deps.ts';
import { runCommand, withDatabase } from '../shared/run-command.ts';
import { approveIncident } from './approve-incident.ts';
import { commandContext } from './command-context.ts';
import { type IncidentCommand, readIncidentArguments, USAGE } from './incident-arguments.ts';
import { openIncident } from './open-incident.ts';
import { runIncident } from './run-incident.ts';
import { readReport } from './write-report.ts';

await runCommand({ usage: USAGE, read: readIncidentArguments, run });

async function run(command: IncidentCommand): Promise<void> {
  await withDatabase(async ({ config, db }) => {
    const deps = await createDeps(config, db);
    const context = await commandContext(deps, command.admin);
    let id = command.kind === 'open' ? '' : command.id;
    if (command.kind !== 'report') {
      const password = process.env.ADMIN_PASSWORD || (await askPassword());
      const incident =
        command.kind === 'open'
          ? await openIncident(deps, { ...command.body, password }, context, undefined)
          : await approveIncident(deps, id, password, context);
      id = incident.id;
      if (incident.run === 'awaiting-approval') {
        process.stdout.write(
          `Incident ${id} concerns everyone and waits for a second admin:\n  npm run incident -- --admin EMAIL --approve ${id}\n`,
        );
        return;
      }
      // here and now, whether or not a server runs; its worker finds the work done
      await runIncident(deps, id);
    }
    process.stdout.write(`${(await readReport(deps, id, context)).markdown}\n`);
  });
}

/** Without showing what is typed. */
async function askPassword(): Promise<string> {
  process.stdout.write('Password: ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY });
  const password = await terminal.question('');
  terminal.close();
  process.stdout.write('\n');
  return password;
}
