import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '@mywasender/contract/app-error';
import { newestBackup, newestBackupTime, writeBackup } from './backups.ts';
import { CHECKPOINT_PAGES } from './bulk-writes.ts';
import { lockFolder } from './lock-folder.ts';
import { MIGRATIONS, migrate } from './migrations.ts';
import { createSql, type Sql } from './sql.ts';
import { type StoreFacts, storeError } from './sql-errors.ts';

export interface OpenStoreInput {
  readonly dataDir: string;
  /** Wall-clock ms, for the names of backups. */
  readonly now: number;
}

export interface OpenedStore {
  readonly sql: Sql;
  close(): void;
}

const DAY = 86_400_000;

/**
 * Opens (or makes) the store of a data folder and brings it up to date, with a backup before each migration and
 * one a day. After an unclean end the file is checked first.
 * Throws `STORE_LOCKED`, `STORE_CORRUPT`, `STORE_TOO_NEW`, `DISK_FULL` or `READ_ONLY`; nothing is overwritten then.
 */
export function openStore({ dataDir, now }: OpenStoreInput): OpenedStore {
  const path = join(dataDir, 'app.db');
  const facts: StoreFacts = { dataDir, path, backup: () => newestBackup(dataDir) };
  const undo: (() => void)[] = [];
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    undo.push(lockFolder(dataDir));
    const inUse = join(dataDir, 'in-use');
    const unclean = existsSync(inUse);
    writeFileSync(inUse, String(process.pid), { mode: 0o600 });
    const database = new DatabaseSync(path, { timeout: 5000, enableForeignKeyConstraints: true });
    undo.push(() => database.close());
    prepare(database, { dataDir, now, unclean, facts });
    return {
      sql: createSql(database, facts),
      close: () => {
        database.exec('PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)');
        database.close();
        rmSync(inUse, { force: true });
        undo[0]?.();
      },
    };
  } catch (cause) {
    for (const step of undo.reverse()) step();
    throw storeError(cause, facts);
  }
}

interface PrepareInput extends OpenStoreInput {
  readonly unclean: boolean;
  readonly facts: StoreFacts;
}

function prepare(database: DatabaseSync, { dataDir, now, unclean, facts }: PrepareInput): void {
  // FULL: a claim that was committed must survive a power cut, else the message could leave twice. 16 MB of pages and
  // a checkpoint every 8,000 of the log's: an import in random order of phones writes most pages again and again.
  database.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`,
  );
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
  if (version > MIGRATIONS.length) throw new AppError('STORE_TOO_NEW');
  if (unclean) quickCheck(database, facts);
  if (version > 0 && version < MIGRATIONS.length) writeBackup(database, dataDir, now, `-v${version}`);
  else if (version > 0 && now - newestBackupTime(dataDir) > DAY) writeBackup(database, dataDir, now);
  migrate(database, version);
}

function quickCheck(database: DatabaseSync, facts: StoreFacts): void {
  const answer = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
  if (answer === 'ok') return;
  throw new AppError('STORE_CORRUPT', { path: facts.path, backup: facts.backup() ?? '–' });
}
