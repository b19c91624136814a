import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { generatePrismaClient } from './build.mjs';
import { runMain } from './fail.mjs';
import { ROOT } from './paths.mjs';
import { stopWithParent } from './stop-with-parent.mjs';

/** Runs a command of the license server, a file of apps/server/src, with the settings the server itself reads. */
export function runServerCommand(file) {
  return runMain(async () => {
    await generatePrismaClient();
    const script = join(ROOT, 'apps/server/src', file);
    const args = ['--env-file-if-exists=.env', script, ...process.argv.slice(2)];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
    stopWithParent(() => child.kill('SIGTERM'));
    process.exitCode = await new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
  });
}
