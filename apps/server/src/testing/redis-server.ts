import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './postgres-cluster.ts';

/** Why what needs Redis is skipped; empty when it is not. */
export const redisMissing =
  spawnSync('redis-server', ['--version']).status === 0 ? '' : 'no redis-server on the path';

export interface RedisServer {
  readonly url: string;
  /** as in an accident */
  crash(): Promise<void>;
  /** still there and deaf: it accepts and never answers */
  freeze(): void;
  thaw(): void;
  /** after a crash, on the same port, with nothing in it */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A throwaway Redis on a free port that writes nothing to disk. */
export async function startRedis(): Promise<RedisServer> {
  const dir = mkdtempSync(join(tmpdir(), 'mws-redis-'));
  const port = await freePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir];
  let child: ChildProcess;
  const start = async () => {
    child = spawn('redis-server', [...settings, '--save', '', '--appendonly', 'no'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of child.stdout ?? []) {
      if (String(line).includes('Ready to accept connections')) break;
    }
  };
  const crash = async () => {
    if (child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    crash,
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    async stop() {
      await crash();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
