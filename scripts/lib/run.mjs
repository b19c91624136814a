import { spawn } from 'node:child_process';
import { explain, Failure } from './fail.mjs';
import { ROOT } from './paths.mjs';

/**
 * Runs a program to its end. A failure names the cause where it is known and
 * shows the last lines otherwise. `show` passes the output through as it comes.
 */
export function run(command, args, { show = false, env = process.env, cwd = ROOT, what = command } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const take = (chunk) => {
      output = (output + chunk).slice(-200_000);
      if (show) process.stdout.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => reject(new Failure(`${what} could not be started: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) return resolve();
      const last = output.trim().split('\n').slice(-15).join('\n');
      reject(
        new Failure(
          explain(output) ?? `${what} failed (${signal ?? `exit code ${code}`}).\n${show ? '' : last}`,
        ),
      );
    });
  });
}
