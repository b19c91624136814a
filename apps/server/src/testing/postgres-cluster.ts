import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { migrateDatabase } from '../db/migrate-database.ts';
import { openDatabase } from '../db/open-database.ts';
import { keptFolder } from './kept-folder.ts';
import { createDatabase, databasesOf, MIGRATED, type PostgresDatabases } from './postgres-databases.ts';
import { MIGRATIONS_DIGEST, PRISMA_DIR } from './prisma-dir.ts';

const run = promisify(execFile);
const INSTALLED = '/usr/lib/postgresql';
/** several workers of the tests with two servers each, and 10 connections per server */
const MAX_CONNECTIONS = 200;

const bin = existsSync(INSTALLED)
  ? readdirSync(INSTALLED)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(INSTALLED, version, 'bin'))
      .find((dir) => existsSync(join(dir, 'initdb')))
  : undefined;

/** Why the PostgreSQL half of a suite is skipped; empty when it is not. */
export const postgresMissing = bin === undefined ? `no PostgreSQL server in ${INSTALLED}` : '';

export interface PostgresCluster extends PostgresDatabases {
  /** address of the database nobody uses, from where others are made */
  readonly url: string;
  /** what the server says, plans of statements too where they are asked for */
  readonly logFile: string;
  /** as in an accident: no goodbye to anybody */
  crash(): Promise<void>;
  /** kill -9 of the postmaster and of every process it started */
  kill(): Promise<void>;
  /** after a crash or kill, on the same port */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A throwaway PostgreSQL on a free port, without durability unless it is asked for. Refuses to run as root, so root
 * becomes postgres.
 */
export async function startPostgres({ durable = false } = {}): Promise<PostgresCluster> {
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
  const logFile = join(dir, 'log');
  const settings = `-p ${port} -k ${dir} -c listen_addresses=127.0.0.1 -c fsync=${durable ? 'on' : 'off'} -c max_connections=${MAX_CONNECTIONS}`;
  const start = async () => {
    await tool('pg_ctl', ['-D', data, '-l', logFile, '-w', '-o', settings, 'start']);
  };
  const end = (mode: 'fast' | 'immediate') => tool('pg_ctl', ['-D', data, '-m', mode, '-w', 'stop']);
  const crash = async () => {
    await end('immediate');
  };
  const kill = async () => {
    const postmaster = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    const { stdout } = await run('ps', ['-o', 'pid=', '--ppid', String(postmaster)]);
    // the postmaster first: it would start a recovery when one of the others dies
    const pids = [postmaster, ...stdout.trim().split(/\s+/).map(Number)];
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await Promise.all(pids.map(gone));
  };
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  const makeTemplate = async (folder: string) => {
    await tool('initdb', ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-sync']);
    await start();
    const databaseUrl = await createDatabase(url, MIGRATED);
    const db = await openDatabase({ databaseUrl, dataDir: '', onError: () => undefined });
    await migrateDatabase(db, PRISMA_DIR);
    await db.close();
    await end('fast');
    await run('cp', ['-a', data, folder]);
    rmSync(data, { recursive: true });
  };
  // made by whoever runs it, so that its files belong to the right user
  const kept = `cluster-${basename(dirname(bin))}-${process.getuid?.() ?? 0}-${MIGRATIONS_DIGEST}`;
  await run('cp', ['-a', await keptFolder(kept, makeTemplate), data]);
  await start();
  return {
    url,
    logFile,
    ...databasesOf(url),
    start,
    crash,
    kill,
    async stop() {
      await crash();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function gone(pid: number): Promise<void> {
  while (existsSync(`/proc/${pid}`)) await sleep(10);
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
