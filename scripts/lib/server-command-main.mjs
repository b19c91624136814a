import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { generatePrismaClient } from './build.mjs';
import { Failure, runMain } from './fail.mjs';
import { ROOT } from './paths.mjs';
import { stopWithParent } from './stop-with-parent.mjs';

/** The command of `npm run …` → its file in apps/server/src. It reads the settings the server itself reads. */
const COMMANDS = {
  'server:setup': 'set-up/main.ts',
  backup: 'backup/backup-main.ts',
  restore: 'backup/restore-main.ts',
  'audit:verify': 'audit/verify-main.ts',
  incident: 'incidents/main.ts',
  doctor: 'doctor/main.ts',
  'keys:rotate': 'keys/main.ts',
  'keys:rotate-encryption': 'keys/rotate-encryption-main.ts',
};

await runMain(async () => {
  const [name, ...rest] = process.argv.slice(2);
  if (!Object.hasOwn(COMMANDS, name)) throw new Failure(`Name one of: ${Object.keys(COMMANDS).join(', ')}.`);
  await generatePrismaClient();
  const args = ['--env-file-if-exists=.env', join(ROOT, 'apps/server/src', COMMANDS[name]), ...rest];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  stopWithParent(() => child.kill('SIGTERM'));
  process.exitCode = await new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
});
