import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const INSTALLED = '/usr/lib/postgresql';

const bin = existsSync(INSTALLED)
  ? readdirSync(INSTALLED)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(INSTALLED, version, 'bin'))
      .find((dir) => existsSync(join(dir, 'initdb')))
  : undefined;

/** Why the PostgreSQL half of a suite is skipped; empty when it is not. */
export const postgresMissing = bin === undefined ? `no PostgreSQL server in ${INSTALLED}` : '';

export interface PostgresCluster {
  /** of a new, empty database in the cluster */
  createDatabase(): Promise<string>;
  /** as in an accident: no goodbye to anybody */
  crash(): Promise<void>;
  /** after a crash, on the same port */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A throwaway PostgreSQL on a free port, without durability. Refuses to run as root, so root becomes postgres. */
export async function startPostgres(): Promise<PostgresCluster> {
  if (bin === undefined) throw new Error(postgresMissing);
  const dir = mkdtempSync(join(tmpdir(), 'mws-postgres-'));
  const root = process.getuid?.() === 0;
  if (root) await run('chown', ['postgres', dir]);
  const tool = (name: string, args: readonly string[]) =>
    root
      ? run('su', ['postgres', '-s', '/bin/sh', '-c', [join(bin, name), ...args.map(quote)].join(' ')])
      : run(join(bin, name), [...args]);
  const port = await freePort();
  const data = join(dir, 'data');
  await tool('initdb', ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-sync']);
  const settings = `-p ${port} -k ${dir} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60`;
  const start = async () => {
    await tool('pg_ctl', ['-D', data, '-l', join(dir, 'log'), '-w', '-o', settings, 'start']);
  };
  const crash = async () => {
    await tool('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
  };
  await start();
  let databases = 0;
  return {
    start,
    crash,
    async createDatabase() {
      const name = `test_${++databases}`;
      await tool('createdb', ['-h', dir, '-p', String(port), '-U', 'postgres', name]);
      return `postgresql://postgres@127.0.0.1:${port}/${name}`;
    },
    async stop() {
      await crash();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function quote(argument: string): string {
  return `'${argument.replaceAll("'", "'\\''")}'`;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
