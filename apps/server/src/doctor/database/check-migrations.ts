import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readMigrations } from '../../db/migrate-database.ts';
import { type Check, type Finding, fail, ok, warn } from '../check.ts';
import type { DatabaseSubject } from './database-subject.ts';

/** A migration of this program. */
interface Wanted {
  readonly name: string;
  readonly checksum: string;
}

/** A row of `_prisma_migrations` that was not rolled back. */
interface Applied extends Wanted {
  readonly finished: boolean;
}

/** The tables are, or at the next start become, those of this version. Nothing is applied here. */
export const migrationsCheck: Check<DatabaseSubject> = {
  name: 'migrations',
  async run({ deps: { db }, prismaDir, live }) {
    const { rows } = await db.pool.query<{ there: boolean }>(
      `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there`,
    );
    const applied = rows[0]?.there
      ? await db.pool.query<Applied>(
          `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
           FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
        )
      : { rows: [] };
    return judgeMigrations(migrationsIn(prismaDir), applied.rows, live);
  },
};

function migrationsIn(prismaDir: string): Wanted[] {
  return readMigrations(join(prismaDir, 'migrations')).migrationDirectories.map(({ path, migrationFile }) => {
    if (migrationFile.content.tag !== 'ok') throw new Error(`${path} cannot be read`);
    // as Prisma computes it
    const checksum = createHash('sha256').update(migrationFile.content.value).digest('hex');
    return { name: path, checksum };
  });
}

export function judgeMigrations(
  wanted: readonly Wanted[],
  applied: readonly Applied[],
  live: boolean,
): Finding {
  const known = new Map(wanted.map(({ name, checksum }) => [name, checksum]));
  const names = (rows: readonly Wanted[]) => rows.map(({ name }) => name).join(', ');
  const unfinished = applied.filter(({ finished }) => !finished);
  if (unfinished.length > 0) {
    return fail(
      `${names(unfinished)} failed half-way`,
      'Restore the last backup; docs/operations.md, Upgrade.',
    );
  }
  const newer = applied.filter(({ name }) => !known.has(name));
  if (newer.length > 0) {
    return fail(
      `${names(newer)} is of a newer version`,
      'Start the version that made it, or restore a backup.',
    );
  }
  const edited = applied.filter(({ name, checksum }) => known.get(name) !== checksum);
  if (edited.length > 0) {
    return fail(
      `${names(edited)} was changed after it was applied`,
      'Install the program as it was released.',
    );
  }
  const there = new Set(applied.map(({ name }) => name));
  const missing = wanted.filter(({ name }) => !there.has(name));
  if (missing.length === 0) return ok(`all ${wanted.length} are applied`);
  if (live) {
    return fail(`${names(missing)} is missing`, 'Restart the server with this version: it applies them.');
  }
  return warn(
    `${missing.length} of ${wanted.length} will be applied at the next start`,
    applied.length === 0
      ? 'npm run server:setup -- --admin you@example.org'
      : 'Make a backup first: npm run backup',
  );
}
