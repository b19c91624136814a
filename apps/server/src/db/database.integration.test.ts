import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createEmbeddedFolder } from '../testing/embedded-folder.ts';
import { postgresMissing } from '../testing/postgres-cluster.ts';
import { PRISMA_DIR } from '../testing/prisma-dir.ts';
import { sharedPostgres } from '../testing/shared-postgres.ts';
import { migrateDatabase } from './migrate-database.ts';
import { openDatabase } from './open-database.ts';

const FIRST = '20261121100000_create_license_server';
const ALL = readdirSync(join(PRISMA_DIR, 'migrations'))
  .filter((name) => /^\d{14}_/.test(name))
  .sort();
const temp = (name: string) => mkdtempSync(join(tmpdir(), `mws-${name}-`));
const refused = (problem: string) => ({
  code: 'MIGRATION_REFUSED',
  params: { problem: expect.stringContaining(problem) },
});

const open = (databaseUrl: string | null, dataDir = '') =>
  openDatabase({
    databaseUrl,
    dataDir,
    onError: (error) => {
      throw error;
    },
  });

/** A copy of the migrations with something changed. */
function migrationsWith(change: (dir: string) => void): string {
  const dir = temp('prisma');
  cpSync(PRISMA_DIR, dir, { recursive: true });
  change(dir);
  return dir;
}

describe('the embedded database', () => {
  it('is migrated once, keeps its rows, and belongs to one process', async () => {
    const dataDir = await createEmbeddedFolder();
    const first = await open(null, dataDir);
    expect(await migrateDatabase(first, PRISMA_DIR)).toEqual(ALL);
    await first.pool.query("INSERT INTO used_proof_nonces VALUES ('k', 'n', now())");
    writeFileSync(join(dataDir, 'server.pid'), '1');
    await expect(open(null, dataDir)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    await first.close();

    const second = await open(null, dataDir);
    expect(await migrateDatabase(second, PRISMA_DIR)).toEqual([]);
    expect(await second.prisma.usedProofNonce.count()).toBe(1);
    const { rows } = await second.pool.query(
      'SELECT migration_name, finished_at FROM _prisma_migrations ORDER BY migration_name',
    );
    expect(rows).toEqual(ALL.map((name) => ({ migration_name: name, finished_at: expect.any(Date) })));
    await second.close();
    rmSync(dataDir, { recursive: true });
  });

  it('leaves no timer behind that keeps a finished program waiting', async () => {
    const dataDir = await createEmbeddedFolder();
    const database = await open(null, dataDir);
    const started = vi.spyOn(globalThis, 'setTimeout');
    const cleared = vi.spyOn(globalThis, 'clearTimeout');
    await migrateDatabase(database, PRISMA_DIR);
    await database.close();
    const ended = new Set(cleared.mock.calls.map(([timer]) => timer));
    const held = started.mock.results.filter(
      ({ value }, index) =>
        value.hasRef() && !ended.has(value) && Number(started.mock.calls[index]?.[1]) >= 5000,
    );
    expect(started.mock.calls.some(([, ms]) => Number(ms) >= 5000)).toBe(true);
    expect(held).toEqual([]);
    vi.restoreAllMocks();
    rmSync(dataDir, { recursive: true });
  });

  it('gives every statement its own answer, also beside statements that fail', async () => {
    const dataDir = await createEmbeddedFolder();
    const { pool, prisma, close } = await open(null, dataDir);
    const failing = async (work: () => Promise<unknown>) =>
      expect(await work().catch((error: unknown) => String(error))).toContain('22P02');
    const bad = { text: 'SELECT $1::text::uuid', values: ['no id'] };
    const coded = (error: { code: string }) => Promise.reject(new Error(error.code));
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        await failing(() => pool.query(bad).catch(coded));
        const { rows } = await pool.query('SELECT $1::int AS number', [index]);
        expect(rows).toEqual([{ number: index }]);
        await failing(() => prisma.$queryRaw`SELECT ${'no id'}::text::uuid`);
        await failing(() => prisma.$transaction((tx) => tx.$queryRaw`SELECT ${'no id'}::text::uuid`));
        expect(await prisma.$queryRaw`SELECT ${index}::int AS number`).toEqual([{ number: index }]);
      }),
    );
    await close();
    rmSync(dataDir, { recursive: true });
  });

  it('takes over the lock of a process that is gone', async () => {
    const dataDir = await createEmbeddedFolder();
    writeFileSync(join(dataDir, 'server.pid'), '4194303');
    const database = await open(null, dataDir);
    expect(readFileSync(join(dataDir, 'server.pid'), 'utf8')).toBe(String(process.pid));
    await database.close();
    rmSync(dataDir, { recursive: true });
  });
});

const skipped = postgresMissing && ` (skipped: ${postgresMissing})`;
describe.skipIf(postgresMissing !== '')(`PostgreSQL${skipped}`, () => {
  const newDatabase = () => sharedPostgres().createDatabase();

  it('is migrated once by 8 instances that start at the same time, and left without a lock', async () => {
    const url = await newDatabase();
    const instances = await Promise.all(Array.from({ length: 8 }, () => open(url)));
    const applied = await Promise.all(instances.map((instance) => migrateDatabase(instance, PRISMA_DIR)));
    expect(applied.flat()).toEqual(ALL);
    const count = async (what: string) =>
      (await instances[0]?.pool.query(`SELECT count(*)::int AS n FROM ${what}`))?.rows[0]?.n;
    expect(await count('_prisma_migrations')).toBe(ALL.length);
    // a session ends a moment after it was closed; one kept open would hold its lock for 10 s and longer
    const here = '(SELECT oid FROM pg_database WHERE datname = current_database())';
    const locks = `pg_locks WHERE locktype = 'advisory' AND database = ${here}`;
    await expect.poll(() => count(locks), { timeout: 5000 }).toBe(0);
    await Promise.all(instances.map((instance) => instance.close()));
  });

  const migrated = async () => {
    const database = await open(await newDatabase());
    await migrateDatabase(database, PRISMA_DIR);
    return database;
  };

  it('refuses a migration that was changed after it was applied', async () => {
    const database = await migrated();
    const dir = migrationsWith((copy) =>
      writeFileSync(join(copy, 'migrations', FIRST, 'migration.sql'), 'SELECT 1;'),
    );
    await expect(migrateDatabase(database, dir)).rejects.toMatchObject(refused('was changed after'));
    await database.close();
  });

  it('refuses a database written by a newer version', async () => {
    const database = await migrated();
    const newer = migrationsWith((copy) => {
      mkdirSync(join(copy, 'migrations', '29990101000000_later'));
      writeFileSync(
        join(copy, 'migrations', '29990101000000_later', 'migration.sql'),
        'CREATE TABLE later ();',
      );
    });
    expect(await migrateDatabase(database, newer)).toEqual(['29990101000000_later']);
    await expect(migrateDatabase(database, PRISMA_DIR)).rejects.toMatchObject(refused('newer'));
    await database.close();
  });

  it('refuses a database that lost a column, and accepts one that gained an index', async () => {
    const database = await migrated();
    await database.pool.query('CREATE INDEX by_name ON users (name)');
    expect(await migrateDatabase(database, PRISMA_DIR)).toEqual([]);
    await database.pool.query('ALTER TABLE users DROP COLUMN name');
    await expect(migrateDatabase(database, PRISMA_DIR)).rejects.toMatchObject(refused('changed by hand'));
    await database.close();
  });

  it('refuses a database that belongs to something else', async () => {
    const database = await open(await newDatabase());
    await database.pool.query('CREATE TABLE somebody_elses (id int)');
    await expect(migrateDatabase(database, PRISMA_DIR)).rejects.toMatchObject({ code: 'MIGRATION_REFUSED' });
    const { rows } = await database.pool.query("SELECT to_regclass('users') AS users");
    expect(rows).toEqual([{ users: null }]);
    await database.close();
  });

  it('runs functions with semicolons as one script', async () => {
    const database = await migrated();
    const dir = migrationsWith((copy) => {
      mkdirSync(join(copy, 'migrations', '29990101000000_function'));
      writeFileSync(
        join(copy, 'migrations', '29990101000000_function', 'migration.sql'),
        'CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END; $$;',
      );
    });
    await migrateDatabase(database, dir);
    expect((await database.pool.query('SELECT two()')).rows).toEqual([{ two: 2 }]);
    await database.close();
  });

  it('outlives the loss of a connection that somebody holds, whose next statement says so', async () => {
    const database = await open(await newDatabase());
    const held = await database.pool.connect();
    const { rows } = await held.query('SELECT pg_backend_pid() AS pid');
    const lost = new Promise((resolve) => held.once('end', resolve));
    await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0].pid]);
    await lost;
    await expect(held.query('SELECT 1')).rejects.toThrow(/not queryable/);
    held.release(true);
    expect((await database.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await database.close();
  });
});
