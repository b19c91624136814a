import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@mywasender/contract/app-error';
import pg from 'pg';
import type { ServerConfig } from '../config/server-config.ts';
import { lockFolder } from '../db/lock-folder.ts';
import { openBackupFile } from './backup-file.ts';
import { queryOf, readContents } from './backup-manifest.ts';
import { restoreInto } from './restore-into.ts';
import { type VerifiedBackup, verifyBackup } from './verify-backup.ts';

export interface RestoreInput {
  readonly config: ServerConfig;
  readonly path: string;
  readonly key: Buffer;
  /** gives up what the database holds now */
  readonly replace: boolean;
  readonly now: Date;
}

/** Restores a backup into the database of the server, after it was verified as a whole in a scratch database. */
export async function restoreBackup(input: RestoreInput): Promise<VerifiedBackup> {
  const { config, path, key } = input;
  const verified = await verifyBackup(input);
  const { kind } = verified.manifest;
  if ((kind === 'embedded') !== (config.databaseUrl === null)) {
    const other = kind === 'embedded' ? 'unset DATABASE_URL' : 'set DATABASE_URL';
    throw refused(`this is a backup of the ${kind} database; ${other} to restore it.`);
  }
  const { dump } = await openBackupFile(path, key);
  if (config.databaseUrl === null) await restoreEmbedded(input, dump);
  else await restorePostgreSql(config.databaseUrl, input.replace, dump);
  return verified;
}

async function restorePostgreSql(databaseUrl: string, replace: boolean, dump: AsyncIterable<Buffer>) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await readContents({ query: queryOf(client) });
    const filled = Object.keys(rows).length > 0;
    if (filled && !replace) throw notEmpty();
    if (filled) {
      const others = `SELECT count(*)::int AS count FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`;
      const [busy] = (await client.query<{ count: number }>(others)).rows;
      if (busy !== undefined && busy.count > 0) {
        throw refused(`${busy.count} connections use the database. Stop every instance of the server first.`);
      }
      await client.query(
        'DROP SCHEMA IF EXISTS jobs CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public',
      );
    }
  } finally {
    await client.end();
  }
  await restoreInto({ databaseUrl, dataDir: '' }, dump);
}

/** What was there is put aside, not deleted. */
async function restoreEmbedded({ config, replace, now }: RestoreInput, dump: AsyncIterable<Buffer>) {
  const { dataDir } = config;
  const folder = join(dataDir, 'database');
  const filled = existsSync(folder);
  if (filled && !replace) throw notEmpty();
  const unlock = filled ? lockFolder(dataDir) : () => undefined;
  try {
    if (filled) renameSync(folder, `${folder}-before-${now.toISOString().replaceAll(':', '')}`);
    await restoreInto({ databaseUrl: null, dataDir }, dump);
  } finally {
    unlock();
  }
}

function notEmpty(): AppError {
  return refused('the database is not empty. Give it up with --replace, or name another one.');
}

function refused(problem: string): AppError {
  return new AppError('RESTORE_REFUSED', { problem });
}
