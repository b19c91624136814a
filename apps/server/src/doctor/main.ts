import { fileURLToPath } from 'node:url';
import { runCommand } from '../shared/run-command.ts';
import { VERSION } from '../shared/version.ts';
import { readDoctorArguments, USAGE } from './doctor-arguments.ts';
import { examineServer } from './examine-server.ts';
import { hasFailed, toJson, toTable } from './report.ts';

const PRISMA_DIR = fileURLToPath(new URL('../../../../prisma', import.meta.url));
const PORTAL_DIR = fileURLToPath(new URL('../../../portal/dist', import.meta.url));
/** After the report nothing is worth waiting for. */
const LEFT_BEHIND_MS = 1000;

await runCommand({
  usage: USAGE,
  read: readDoctorArguments,
  async run({ phase, url, json }) {
    const now = () => new Date();
    const results = await examineServer({
      env: process.env,
      phase,
      url,
      now,
      prismaDir: PRISMA_DIR,
      portalDir: PORTAL_DIR,
    });
    const report = { phase, version: VERSION, at: now(), results };
    process.stdout.write(json ? toJson(report) : toTable(report));
    process.exitCode = hasFailed(results) ? 1 : 0;
    // a connection of a check that was given up must not keep the terminal waiting
    setTimeout(() => process.exit(), LEFT_BEHIND_MS).unref();
  },
});
