import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../apps/server/src/testing/postgres-cluster.ts';
import { PUBLIC_URL, SECRETS } from './settings.ts';

export interface Answering {
  readonly url: string;
  stop(): Promise<void>;
}

const SERVER = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url));
const FLOOR = fileURLToPath(new URL('../floors/validate-floor.ts', import.meta.url));

/** The license server as it runs in production, but for TLS: every limit, the log, the jobs. */
export function startLicenseServer(env: Record<string, string>): Promise<Answering> {
  return start(SERVER, { ...SECRETS, PUBLIC_URL, LOG_LEVEL: 'info', TRUSTED_PROXIES: '127.0.0.1', ...env });
}

/** The least that could answer the same calls. */
export function startFloor(env: Record<string, string>): Promise<Answering> {
  return start(FLOOR, { ...SECRETS, PUBLIC_URL, ...env });
}

async function start(file: string, env: Record<string, string>): Promise<Answering> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mws-bench-'));
  const port = String(await freePort());
  const child = fork(file, {
    env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: port, DATA_DIR: dataDir, ...env },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  await Promise.race([
    once(child, 'message'),
    ended.then(([code]) => {
      throw new Error(`${file} ended with ${code}`);
    }),
  ]);
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
