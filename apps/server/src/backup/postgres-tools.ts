import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@mywasender/contract/app-error';

/** What pg_dump and pg_restore are told: by the environment, since anybody can read the arguments of a process. */
function connectionEnv(databaseUrl: string): Record<string, string> {
  const url = new URL(databaseUrl);
  const settings = {
    PGHOST: url.searchParams.get('host') ?? url.hostname,
    PGPORT: url.port,
    PGUSER: decodeURIComponent(url.username),
    PGPASSWORD: decodeURIComponent(url.password),
    PGDATABASE: decodeURIComponent(url.pathname.slice(1)),
    PGSSLMODE: url.searchParams.get('sslmode') ?? '',
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ''));
}

/** The dump of one snapshot, as it comes; ends with an error when pg_dump does. */
export async function* dumpPostgres(databaseUrl: string, snapshot: string): AsyncGenerator<Buffer> {
  const child = start('pg_dump', ['--format=custom', `--snapshot=${snapshot}`], databaseUrl);
  if (child.stdout === null) return;
  yield* child.stdout;
  await child.done;
}

/** Into an empty database, all or nothing. */
export async function restorePostgres(databaseUrl: string, dump: AsyncIterable<Buffer>): Promise<void> {
  const args = ['--no-owner', '--no-privileges', '--single-transaction', '--exit-on-error', '--dbname='];
  const child = start('pg_restore', args, databaseUrl);
  if (child.stdin === null) return;
  child.stdout?.resume();
  const [fed, ended] = await Promise.all([
    pipeline(Readable.from(dump), child.stdin).then(() => null, toError),
    child.done.then(() => null, toError),
  ]);
  // a bad backup first; else what the program says, not the pipe it broke
  const error = fed instanceof AppError ? fed : (ended ?? fed);
  if (error !== null) throw error;
}

function start(tool: 'pg_dump' | 'pg_restore', args: readonly string[], databaseUrl: string) {
  const env = connectionEnv(databaseUrl);
  const named = args.map((arg) => (arg === '--dbname=' ? `--dbname=${env.PGDATABASE ?? ''}` : arg));
  const child = spawn(tool, named, { env: { PATH: process.env.PATH ?? '', ...env } });
  return Object.assign(child, { done: watch(tool, child) });
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

async function watch(tool: string, child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr?.on('data', (text) => {
    said = `${said}${text}`.slice(-2000);
  });
  const failed = once(child, 'error').then(([error]) => {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const problem = missing
      ? 'it is not installed. Install the client programs of PostgreSQL (Debian: postgresql-client).'
      : String(error);
    throw new AppError('BACKUP_TOOL', { tool, problem });
  });
  const [code] = await Promise.race([once(child, 'close'), failed]);
  if (code !== 0) throw new AppError('BACKUP_TOOL', { tool, problem: said.trim().split('\n').at(-1) ?? '' });
}
