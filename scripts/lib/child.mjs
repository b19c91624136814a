import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { Failure } from './fail.mjs';
import { ROOT } from './paths.mjs';
import { projectEnv } from './under-node-24.mjs';

const STOP_GRACE_MS = 10_000;

function lastLines(file, count = 12) {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-count).join('\n');
}

/**
 * Starts one part of the product with its output in a log file. It holds an IPC channel: the part stops
 * by itself when this process disappears. Ready is its message `{type:'ready'}`.
 */
export function startChild({ name, command = process.execPath, args, env, logFile, timeoutMs = 120_000 }) {
  const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
  const child = spawn(command, args, {
    cwd: ROOT,
    env: projectEnv(env),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // An own process group keeps the terminal's Ctrl-C to this script, which then stops the parts in order.
    detached: process.platform !== 'win32',
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });

  const exited = new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, error }));
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
  const ready = new Promise((resolve, reject) => {
    let answered = false;
    const settle = (act) => {
      if (answered) return;
      answered = true;
      clearTimeout(timer);
      act();
    };
    const timer = setTimeout(
      () =>
        settle(() =>
          reject(new Failure(`The ${name} did not start within ${timeoutMs / 1000} s. Its log: ${logFile}`)),
        ),
      timeoutMs,
    );
    child.on('message', (message) => message?.type === 'ready' && settle(() => resolve(message)));
    void exited.then(() =>
      log.end(() => settle(() => reject(new Failure(`The ${name} could not start:\n${lastLines(logFile)}`)))),
    );
  });
  ready.catch(() => undefined);

  async function stop() {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
    await exited;
    clearTimeout(timer);
  }
  return { name, child, ready, exited, stop };
}
