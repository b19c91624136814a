import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { migrateDatabase } from '../db/migrate-database.ts';
import { openDatabase } from '../db/open-database.ts';
import { keptFolder } from './kept-folder.ts';
import { MIGRATIONS_DIGEST, PRISMA_DIR } from './prisma-dir.ts';

const { version }: { version: string } = JSON.parse(
  readFileSync(findPackageJSON('@electric-sql/pglite', import.meta.url) ?? '', 'utf8'),
);

/**
 * A new data folder with an empty embedded database. Making one takes seconds of computing, so it is made once
 * per machine and copied; that the server makes its own is tested where it starts as a process.
 */
export async function createEmbeddedFolder(): Promise<string> {
  return copied(await emptyDatabase());
}

/** As `createEmbeddedFolder`, with the migrations applied. */
export async function createMigratedFolder(): Promise<string> {
  return copied(await migratedDatabase());
}

/** Puts a database with the migrations applied into a data folder of a server that has none yet. */
export async function placeMigratedDatabase(dataDir: string): Promise<void> {
  const target = join(dataDir, 'database');
  if (existsSync(target)) return;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // under another name first: half a copy must not be taken for a database
  const copy = mkdtempSync(join(dataDir, 'database-'));
  cpSync(await migratedDatabase(), copy, { recursive: true });
  renameSync(copy, target);
}

function migratedDatabase(): Promise<string> {
  return keptFolder(`migrated-database-${version}-${MIGRATIONS_DIGEST}`, async (folder) => {
    const dataDir = copied(await emptyDatabase());
    const db = await openDatabase({ databaseUrl: null, dataDir, onError: () => undefined });
    await migrateDatabase(db, PRISMA_DIR);
    await db.close();
    cpSync(join(dataDir, 'database'), folder, { recursive: true });
  });
}

function emptyDatabase(): Promise<string> {
  return keptFolder(`empty-database-${version}`, async (folder) => (await PGlite.create(folder)).close());
}

function copied(template: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'mws-embedded-'));
  cpSync(template, join(dir, 'database'), { recursive: true });
  return dir;
}
