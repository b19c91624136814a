import { randomBytes } from 'node:crypto';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServerConfig } from '../config/server-config.ts';
import { openDatabase } from '../db/open-database.ts';
import { createMigratedFolder } from '../testing/embedded-folder.ts';
import { postgresMissing } from '../testing/postgres-cluster.ts';
import { sharedPostgres } from '../testing/shared-postgres.ts';
import { testConfig } from '../testing/test-config.ts';
import { createTestDevice } from '../testing/test-device.ts';
import { startTestServer } from '../testing/test-server.ts';
import { restoreBackup } from './restore-backup.ts';
import { verifyBackup } from './verify-backup.ts';
import { writeBackup } from './write-backup.ts';

const key = randomBytes(32);
const now = new Date('2026-11-25T03:00:00Z');
const skipped = postgresMissing && ` (skipped: ${postgresMissing})`;

describe.each([
  { name: 'embedded', postgres: false },
  { name: `PostgreSQL${skipped}`, postgres: true },
])('restore drill, $name', ({ postgres }) => {
  const dir = mkdtempSync(join(tmpdir(), 'mws-backup-'));
  const path = join(dir, 'daily.backup');
  let config: ServerConfig;
  let empty: Pick<ServerConfig, 'databaseUrl' | 'dataDir'>;
  beforeAll(async () => {
    if (postgres && postgresMissing !== '') return;
    const databaseUrl = postgres ? await sharedPostgres().createMigratedDatabase() : null;
    const dataDir = postgres ? '' : await createMigratedFolder();
    config = await testConfig({ databaseUrl, dataDir });
    const elsewhere = postgres ? await sharedPostgres().createDatabase() : null;
    empty = { databaseUrl: elsewhere, dataDir: postgres ? '' : join(dir, 'another') };
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it.skipIf(postgres && postgresMissing !== '')('what was backed up works again elsewhere', async () => {
    const first = await startTestServer(config, { config });
    const license = await first.world.createLicense(first.world.admin);
    const device = await createTestDevice(first);
    const { verdict } = await device.activate(license.key);
    await first.close();

    const manifest = await writeBackup({ config, path, key, now });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(dir)).toEqual(['daily.backup']);
    expect(manifest.rows['public.licenses']).toBe(1);
    const sealed = readFileSync(path);
    for (const secret of [license.keyEnd, config.jwtSecret, 'public.licenses', 'CREATE TABLE']) {
      expect(sealed.includes(secret)).toBe(false);
    }
    const verified = await verifyBackup({ config, path, key });
    expect(verified).toMatchObject({ manifest, opened: 2 });
    expect(verified.auditEntries).toBeGreaterThan(1);

    const target = { ...config, ...empty };
    await restoreBackup({ config: target, path, key, replace: false, now });
    const second = await startTestServer(target, { config: target, world: first.world });
    second.clock.ms = first.clock.ms;
    const again = await (await sameDevice(device, second)).validate(verdict, license.id);
    expect(again.verdict.code).toBe('VALID');
    expect(await second.deps.db.prisma.license.count()).toBe(1);
    await second.close();
  });

  it.skipIf(postgres && postgresMissing !== '')(
    'a filled database is given up only when that is asked for',
    async () => {
      const target = { ...config, ...empty };
      const restore = (replace: boolean) => restoreBackup({ config: target, path, key, replace, now });
      await expect(restore(false)).rejects.toMatchObject({
        code: 'RESTORE_REFUSED',
        params: { problem: expect.stringContaining('not empty') },
      });
      const running = await startTestServer(target, { config: target, world: {} as never });
      await running.deps.db.pool.query("UPDATE licenses SET note = 'after the backup'");
      if (postgres) {
        await expect(restore(true)).rejects.toMatchObject({
          params: { problem: expect.stringContaining('Stop every instance') },
        });
      }
      await running.close();
      await restore(true);
      const server = await startTestServer(target, { config: target, world: {} as never });
      const licenses = await server.deps.db.prisma.license.findMany();
      expect(licenses.map(({ note }) => note)).toEqual([null]);
      await server.close();
      if (!postgres) {
        expect(readdirSync(target.dataDir).filter((name) => name.startsWith('database-before'))).toHaveLength(
          1,
        );
      }
    },
  );

  it.skipIf(postgres && postgresMissing !== '')(
    'a backup that is cut off, damaged or of others is refused, and leaves no scratch database',
    async () => {
      const bad = join(dir, 'bad.backup');
      const whole = readFileSync(path);
      const refused = (by = key, changes: Partial<ServerConfig> = {}) =>
        verifyBackup({ config: { ...config, ...changes }, path: bad, key: by }).catch(
          (error: unknown) => error,
        );
      writeFileSync(bad, whole);
      expect(await refused(randomBytes(32))).toMatchObject({ code: 'BACKUP_UNREADABLE' });
      expect(await refused(key, { encryptionKeys: [randomBytes(32)] })).toMatchObject({
        params: { problem: expect.stringContaining('ENCRYPTION_KEY') },
      });
      truncateSync(bad, whole.length - 20);
      expect(await refused()).toMatchObject({
        code: 'BACKUP_UNREADABLE',
        params: { problem: expect.stringContaining('cut off') },
      });
      const databases = await scratchDatabases(config.databaseUrl);
      expect(databases).toEqual([]);
    },
  );
});

/** The device of one server, calling another. */
async function sameDevice(
  device: Awaited<ReturnType<typeof createTestDevice>>,
  server: Awaited<ReturnType<typeof startTestServer>>,
) {
  const other = await createTestDevice(server);
  Object.assign(other.keys, device.keys);
  return other;
}

async function scratchDatabases(databaseUrl: string | null): Promise<string[]> {
  if (databaseUrl === null) {
    return readdirSync(tmpdir()).filter((name) => name.startsWith(`mywasender-verify-${process.pid}-`));
  }
  const db = await openDatabase({ databaseUrl, dataDir: '', onError: () => undefined });
  const { rows } = await db.pool.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname LIKE 'mywasender_verify_%'",
  );
  await db.close();
  return rows.map(({ datname }) => datname);
}
