import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@mywasender/contract/app-error';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { installQueues } from '../jobs/install-queues.ts';
import type { Database } from './database.ts';
import { missingColumns } from './missing-columns.ts';
import { outliveLostConnections } from './outlive-lost-connections.ts';
import { createSchemaEngine } from './schema-engine.ts';

/** Any number, the same for every instance: instances starting at once migrate one after another. */
const ADVISORY_LOCK = 4_400_001;
const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * Brings the database up to date with `prisma/migrations` and returns what was applied; the job queue brings its
 * own tables. Throws
 * `MIGRATION_REFUSED`, having changed nothing, when the database has another history than this program.
 */
export async function migrateDatabase(database: Database, prismaDir: string): Promise<readonly string[]> {
  // the embedded database has one connection and one process: nobody to lock out, and no second connection
  if (database.kind === 'embedded') return migrate(database, prismaDir);
  // Prisma's engine takes a lock of its own and leaves it to the end of its session: with connections that stay
  // open, every further instance would wait for it, and give up after 10 s
  const pool = new pg.Pool({ ...database.pool.options, max: 3 });
  // whoever uses the connection is told as well
  pool.on('error', () => undefined);
  outliveLostConnections(pool);
  try {
    const client = await pool.connect();
    try {
      await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
      return await migrate({ ...database, pool }, prismaDir);
    } finally {
      client.release();
    }
  } finally {
    await pool.end();
  }
}

async function migrate(database: Database, prismaDir: string): Promise<readonly string[]> {
  const { pool } = database;
  try {
    const migrationsList = readMigrations(join(prismaDir, 'migrations'));
    // nearly every start; the engine takes longer to load than all else a start does with the database
    const applied = (await hasExactly(pool, migrationsList))
      ? []
      : await apply(pool, prismaDir, migrationsList);
    if ((await missingColumns(pool, prismaDir)).length > 0) {
      throw refused('it was changed by hand: a table or column of it is missing');
    }
    await installQueues(database);
    return applied;
  } catch (error) {
    throw error instanceof AppError ? error : refused(messageOf(error), error);
  }
}

/** Whether its history is these migrations, as they are, each applied to its end: then there is nothing to do or to refuse. */
async function hasExactly(pool: pg.Pool, { migrationDirectories }: MigrationList): Promise<boolean> {
  const { rows: tables } = await pool.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS made");
  if (tables[0]?.made !== true) return false;
  const { rows } = await pool.query<{ name: string; checksum: string; whole: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AND rolled_back_at IS NULL AS whole
     FROM _prisma_migrations ORDER BY migration_name COLLATE "C"`,
  );
  return (
    rows.length === migrationDirectories.length &&
    migrationDirectories.every(({ path, migrationFile }, index) => {
      const { content } = migrationFile;
      const checksum = content.tag === 'ok' && createHash('sha256').update(content.value).digest('hex');
      const row = rows[index];
      return row?.name === path && row.checksum === checksum && row.whole;
    })
  );
}

async function apply(
  pool: pg.Pool,
  prismaDir: string,
  migrationsList: MigrationList,
): Promise<readonly string[]> {
  const schema = readFileSync(join(prismaDir, 'schema.prisma'), 'utf8');
  const engine = await createSchemaEngine(pool, schema);
  try {
    await refuseForeignHistory(engine, migrationsList);
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
    return appliedMigrationNames;
  } finally {
    engine.free();
  }
}

async function refuseForeignHistory(engine: SchemaEngine, migrationsList: MigrationList) {
  const found = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: NO_FILTER,
  });
  if (found.failedMigrationNames.length > 0) {
    throw refused(
      `migration ${found.failedMigrationNames.join(', ')} failed half-way; restore the last backup`,
    );
  }
  if (found.editedMigrationNames.length > 0) {
    throw refused(`migration ${found.editedMigrationNames.join(', ')} was changed after it was applied`);
  }
  if (found.history !== null && found.history.diagnostic !== 'databaseIsBehind') {
    throw refused('it was written by a newer or a different version of the license server');
  }
}

/** The migrations of this program, in their order. */
export function readMigrations(baseDir: string): MigrationList {
  const lockfile = join(baseDir, 'migration_lock.toml');
  return {
    baseDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: readdirSync(baseDir, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
      .map((path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: readFileSync(join(baseDir, path, 'migration.sql'), 'utf8') },
        },
      })),
  };
}

function refused(problem: string, cause?: unknown): AppError {
  return new AppError('MIGRATION_REFUSED', { problem }, cause);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
