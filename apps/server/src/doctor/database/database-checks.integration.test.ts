import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { exportHead } from '../../audit/export-head.ts';
import { writeAudit } from '../../audit/write-audit.ts';
import type { ServerConfig } from '../../config/server-config.ts';
import { seedDemo } from '../../demo/seed-demo.ts';
import { createDeps } from '../../shared/create-deps.ts';
import { oneDatabase } from '../../testing/each-database.ts';
import { PRISMA_DIR } from '../../testing/prisma-dir.ts';
import type { Check } from '../check.ts';
import { adminFactorsCheck } from './check-admin-factors.ts';
import { adminsCheck } from './check-admins.ts';
import { auditTrailCheck } from './check-audit-trail.ts';
import { databaseCheck } from './check-database.ts';
import { databaseClockCheck } from './check-database-clock.ts';
import { deadJobsCheck } from './check-dead-jobs.ts';
import { demoAccountsCheck } from './check-demo-accounts.ts';
import { migrationsCheck } from './check-migrations.ts';
import { sealedFieldsCheck } from './check-sealed-fields.ts';
import type { DatabaseSubject } from './database-subject.ts';
import { DATABASE_CHECKS } from './examine-database.ts';

const dir = mkdtempSync(join(tmpdir(), 'mws-doctor-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** What was seen not to be content. */
const bad = new Set<string>();

oneDatabase('the checks of the database', (server) => {
  const audit = { headFile: join(dir, 'heads.jsonl'), headUrl: null };
  const stateOf = async (
    check: Check<DatabaseSubject>,
    { live = true, ...changes }: Partial<DatabaseSubject> & { readonly config?: Partial<ServerConfig> } = {},
  ) => {
    const config = { ...server().deps.config, audit, ...changes.config };
    const deps = { ...(await createDeps(config, server().deps.db)), ...changes.deps };
    const { state } = await check.run({ deps, prismaDir: PRISMA_DIR, live });
    if (state === 'fail' || state === 'warn') bad.add(check.name);
    return state;
  };
  const users = () => server().deps.db.prisma.user;

  it('database, supported: ok; embedded: warn; too old: fail', async () => {
    expect(await stateOf(databaseCheck)).toBe(server().deps.db.kind === 'postgresql' ? 'ok' : 'warn');
    const answering = (kind: 'embedded' | 'postgresql', number: string) => {
      const pool = { query: async () => ({ rows: [{ name: 'of a test', number }] }) };
      return databaseCheck.run({ deps: { db: { kind, pool } } as never });
    };
    expect(await answering('postgresql', '140012')).toMatchObject({ state: 'fail' });
    expect(await answering('embedded', '170000')).toMatchObject({ state: 'warn' });
    bad.add(databaseCheck.name);
  });

  it('migrations, as this program has them: ok; one missing: fail', async () => {
    expect(await stateOf(migrationsCheck)).toBe('ok');
    const { prisma } = server().deps.db;
    const name = '20261125113000_add_second_factors';
    await prisma.$executeRaw`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = ${name}`;
    expect(await stateOf(migrationsCheck)).toBe('fail');
    expect(await stateOf(migrationsCheck, { live: false })).toBe('warn');
    await prisma.$executeRaw`UPDATE _prisma_migrations SET rolled_back_at = NULL WHERE migration_name = ${name}`;
  });

  it.runIf(process.platform === 'linux')('database-clock, the same: ok; a minute off: fail', async () => {
    expect(await stateOf(databaseClockCheck)).toBe('ok');
    if (server().deps.db.kind === 'embedded') return;
    const now = () => new Date(Date.now() + 60_000);
    expect(await stateOf(databaseClockCheck, { deps: { ...server().deps, now } })).toBe('fail');
  });

  it('sealed-fields, with the secrets of the data: ok; with others: fail; with a newer key: warn', async () => {
    expect(await stateOf(sealedFieldsCheck)).toBe('ok');
    const { encryptionKeys } = server().deps.config;
    const other = randomBytes(32);
    expect(await stateOf(sealedFieldsCheck, { config: { encryptionKeys: [other] } })).toBe('fail');
    expect(await stateOf(sealedFieldsCheck, { config: { encryptionKeys: [other, ...encryptionKeys] } })).toBe(
      'warn',
    );
    const licenseSecret = randomBytes(48).toString('base64');
    expect(await stateOf(sealedFieldsCheck, { config: { licenseSecret } })).toBe('fail');
  });

  it('admins and admin-factors', async () => {
    const { admin } = server().world;
    const required = { mfa: { requiredFor: ['admin'], smsWebhook: null } } as const;
    expect(await stateOf(adminsCheck)).toBe('ok');
    expect(await stateOf(adminFactorsCheck)).toBe('fail');
    expect(await stateOf(adminFactorsCheck, { live: false })).toBe('warn');
    expect(await stateOf(adminFactorsCheck, { config: required })).toBe('warn');
    const factor = { id: randomUUID(), userId: admin.user.id, kind: 'email', createdAt: new Date() } as const;
    const { secondFactor } = server().deps.db.prisma;
    await secondFactor.create({ data: { ...factor, pending: true } });
    expect(await stateOf(adminFactorsCheck)).toBe('fail');
    await secondFactor.update({ where: { id: factor.id }, data: { pending: false } });
    expect(await stateOf(adminFactorsCheck)).toBe('ok');
    await users().update({ where: { id: admin.user.id }, data: { disabledAt: new Date() } });
    expect(await stateOf(adminsCheck)).toBe('fail');
    expect(await stateOf(adminFactorsCheck)).toBe('skipped');
    await users().update({ where: { id: admin.user.id }, data: { disabledAt: null } });
  });

  it('demo-accounts, none: ok; seeded: fail; disabled: ok; and nobody tried to sign in', async () => {
    expect(await stateOf(demoAccountsCheck)).toBe('ok');
    await seedDemo(server().deps, join(dir, 'demo.json'));
    const finding = await demoAccountsCheck.run({ deps: server().deps });
    expect(finding).toMatchObject({
      state: 'fail',
      found: 'admin@example.com, reseller@example.com, customer@example.com can sign in',
    });
    bad.add(demoAccountsCheck.name);
    await users().updateMany({
      where: { name: { in: ['Ada Admin', 'Rita Reseller', 'Carlo Customer'] } },
      data: { disabledAt: new Date() },
    });
    expect(await stateOf(demoAccountsCheck)).toBe('ok');
    expect(await server().deps.db.prisma.signInAttempt.count()).toBe(0);
  });

  it('audit-trail, whole and held against a head: ok; without a head: warn; without its guards: fail', async () => {
    const { deps } = server();
    await writeAudit(deps.db.prisma, { at: deps.now(), action: 'server.set-up', details: {} });
    expect(await stateOf(auditTrailCheck)).toBe('warn');
    expect(await stateOf(auditTrailCheck, { live: false })).toBe('ok');
    await exportHead({ ...deps, config: { ...deps.config, audit } }, { info: () => undefined }, 0);
    expect(await stateOf(auditTrailCheck)).toBe('ok');
    await deps.db.pool.query('ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_refuse');
    expect(await stateOf(auditTrailCheck)).toBe('fail');
    await deps.db.pool.query('ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_refuse');
  });

  it('dead-jobs, none: ok; one: warn', async () => {
    const { prisma } = server().deps.db;
    expect(await stateOf(deadJobsCheck)).toBe('ok');
    await prisma.$transaction((tx) => server().deps.jobs.enqueue(tx, 'upkeep.tidy', {}));
    await prisma.$executeRaw`UPDATE jobs.job SET source_name = name WHERE name = 'upkeep.tidy'`;
    expect(await stateOf(deadJobsCheck)).toBe('warn');
  });

  it('none of these checks can only be content', () => {
    const names = DATABASE_CHECKS.map(({ name }) => name);
    const embedded = server().deps.db.kind === 'embedded' ? [databaseClockCheck.name] : [];
    expect(new Set([...bad, ...embedded])).toEqual(new Set(names));
  });
});
