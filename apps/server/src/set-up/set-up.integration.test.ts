import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../config/read-config.ts';
import type { Database } from '../db/database.ts';
import { migrateDatabase } from '../db/migrate-database.ts';
import { openDatabase } from '../db/open-database.ts';
import { createDeps } from '../shared/create-deps.ts';
import { BARE_ENV } from '../testing/bare-env.ts';
import { createEmbeddedFolder } from '../testing/embedded-folder.ts';
import { postgresMissing } from '../testing/postgres-cluster.ts';
import { PRISMA_DIR } from '../testing/prisma-dir.ts';
import { sharedPostgres } from '../testing/shared-postgres.ts';
import { hashEmail, openEmail } from '../users/email-address.ts';
import { setUpServer } from './set-up-server.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const ADMIN = ['--admin', 'Olga.Owner@Example.org'];
const dataDir = await createEmbeddedFolder();
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function runSetUp(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const options = { env: { ...BARE_ENV, DATA_DIR: dataDir, ...env } };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [MAIN, ...args], options, (_error, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

async function withDatabase<T>(databaseUrl: string | null, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase({ databaseUrl, dataDir, onError: () => undefined });
  return work(db).finally(() => db.close());
}

const config = { ...(await readConfig({ DATA_DIR: dataDir })), bcryptCost: 4 };
const depsOf = (db: Database) => createDeps(config, db);

const skipped = postgresMissing && ` (skipped: ${postgresMissing})`;
describe.each([
  { name: 'embedded', postgres: false },
  { name: `PostgreSQL${skipped}`, postgres: true },
])('setting up a server, $name', ({ postgres }) => {
  let databaseUrl: string | null = null;
  beforeAll(async () => {
    if (!postgres || postgresMissing !== '') return;
    databaseUrl = await sharedPostgres().createDatabase();
  });

  it.skipIf(postgres && postgresMissing !== '')(
    'makes the first admin and the plans once, and then refuses',
    async () => {
      const env = databaseUrl === null ? {} : { DATABASE_URL: databaseUrl };
      const first = await runSetUp(ADMIN, env);
      expect(first).toMatchObject({ code: 0, err: '' });
      const password = /Password {2}(\S{20})/.exec(first.out)?.[1] ?? '';

      await withDatabase(databaseUrl, async (db) => {
        const second = setUpServer(await depsOf(db), { email: 'another@example.org' });
        await expect(second).rejects.toMatchObject({ code: 'ADMIN_EXISTS' });
        const { prisma } = db;
        const [admin, ...others] = await prisma.user.findMany();
        expect(others).toEqual([]);
        expect(admin?.role).toBe('admin');
        expect(admin && openEmail(await depsOf(db), admin)).toBe('olga.owner@example.org');
        expect(await (await depsOf(db)).passwords.verify(password, admin?.passwordHash ?? null)).toBe(true);
        const plans = await prisma.plan.findMany({ orderBy: { name: 'asc' } });
        expect(plans.map((plan) => [plan.name, plan.deviceLimit])).toEqual([
          ['Pro', 2],
          ['Starter', 1],
        ]);
        const [row, ...more] = await prisma.auditEntry.findMany();
        expect(more).toEqual([]);
        expect(row).toMatchObject({ action: 'server.set-up', targetId: admin?.id, actorId: null });
        expect(JSON.stringify(row?.details)).not.toContain(password);
      });
    },
  );
});

describe.skipIf(postgresMissing !== '')(`on PostgreSQL${skipped}`, () => {
  it('5 set-ups at once make one admin; plans that are there are left alone', async () => {
    const url = await sharedPostgres().createDatabase();
    await withDatabase(url, async (db) => {
      await migrateDatabase(db, PRISMA_DIR);
      const emails = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@example.org`);
      const results = await Promise.allSettled(
        emails.map(async (email) => setUpServer(await depsOf(db), { email })),
      );
      const made = results.filter(({ status }) => status === 'fulfilled');
      expect(made).toHaveLength(1);
      expect(await db.prisma.user.count()).toBe(1);

      await db.prisma.user.updateMany({
        data: { role: 'user', emailHash: hashEmail(await depsOf(db), 'taken@example.org') },
      });
      await db.prisma.plan.deleteMany({ where: { name: 'Pro' } });
      const taken = setUpServer(await depsOf(db), { email: 'Taken@example.org' });
      await expect(taken).rejects.toMatchObject({ code: 'EMAIL_TAKEN' });
      expect((await setUpServer(await depsOf(db), { email: 'f@example.org' })).plans).toEqual([]);
      expect(await db.prisma.plan.count()).toBe(1);
    });
  });

  it('says which part of DATABASE_URL is wrong', async () => {
    const url = new URL(await sharedPostgres().createDatabase());
    url.pathname = '/nowhere';
    const nowhere = await runSetUp(ADMIN, { DATABASE_URL: url.href });
    expect(nowhere.err).toBe('DATABASE_URL: there is no database of this name.\n');
  });
});

it('refuses while a server runs on the embedded database, and without an address', async () => {
  await withDatabase(null, async () => {
    const { code, out, err } = await runSetUp(ADMIN);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(`is used by a running license server (process ${process.pid}); stop it first`);
  });
  expect(await runSetUp(['--admin', 'olga'])).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('npm run server:setup -- --admin you@example.org'),
  });
});

it('refuses production without its secrets', async () => {
  const env = { NODE_ENV: 'production', PUBLIC_URL: 'https://licenses.example.org' };
  expect((await runSetUp(ADMIN, env)).err).toBe('JWT_SECRET: is required in production\n');
});
