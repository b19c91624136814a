import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ERRORS, type ErrorCode } from '@mywasender/contract/error-codes';
import { HEAP_FLAG } from '../core/heap-flag.ts';
import { CliFailure, type CliIo, EXIT } from './cli-io.ts';
import type { FoundHost } from './find-host.ts';

const MAIN = fileURLToPath(new URL('../headless/main.ts', import.meta.url));

interface Ready {
  readonly url: string;
  readonly token: string;
  readonly failure: ErrorCode | null;
}

/** A host on this data folder that lives as long as this tool. Its log goes nowhere; its complaints to the terminal. */
export async function startHost(dataDir: string, io: CliIo): Promise<FoundHost> {
  const child = fork(MAIN, {
    env: { ...io.env, PORT: '0', HOST: '127.0.0.1', MYWASENDER_DATA_DIR: dataDir, MYWASENDER_TOKEN: '' },
    execArgv: [HEAP_FLAG],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // The terminal's Ctrl-C comes to this tool alone, which then ends the host in order.
    detached: process.platform !== 'win32',
  });
  const exited = once(child, 'exit');
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await exited;
  };
  const ready = await Promise.race([once(child, 'message').then(([message]) => message as Ready), exited]);
  if (Array.isArray(ready)) throw new CliFailure('The host could not start.', EXIT.noHost);
  if (ready.failure !== null) {
    await stop();
    throw new CliFailure(ERRORS[ready.failure].message.replace('{dataDir}', dataDir), EXIT.noHost);
  }
  return { url: ready.url, token: ready.token, stop };
}
