import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/open-database.ts';
import { createMigratedFolder } from '../../testing/embedded-folder.ts';
import { freePort, postgresMissing } from '../../testing/postgres-cluster.ts';
import { PRISMA_DIR } from '../../testing/prisma-dir.ts';
import { sharedPostgres } from '../../testing/shared-postgres.ts';
import { testConfig } from '../../testing/test-config.ts';
import { DATABASE_CHECKS, examineDatabase } from './examine-database.ts';

const wish = { now: () => new Date(), prismaDir: PRISMA_DIR, live: true };

async function examine(place: { readonly databaseUrl?: string; readonly dataDir?: string }, live = true) {
  const config = await testConfig({ databaseUrl: null, dataDir: '', ...place });
  const results = await examineDatabase(config, { ...wish, live });
  expect(results.map(({ name }) => name)).toEqual(DATABASE_CHECKS.map(({ name }) => name));
  return results;
}
type Results = Awaited<ReturnType<typeof examine>>;
const statesOf = (results: Results) => Object.fromEntries(results.map(({ name, state }) => [name, state]));
const skippedBut = (name: string, state: string) =>
  Object.fromEntries(DATABASE_CHECKS.map((check) => [check.name, check.name === name ? state : 'skipped']));

/** An address that takes connections and says nothing. */
async function silentPort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

describe('the embedded database', () => {
  let dataDir = '';
  beforeAll(async () => {
    dataDir = await createMigratedFolder();
  });
  afterAll(() => rmSync(dataDir, { recursive: true }));

  it('is read when no server has it, and refuses changes', async () => {
    const states = statesOf(await examine({ dataDir }));
    expect(states).toMatchObject({ database: 'warn', migrations: 'ok', 'audit-trail': 'ok', admins: 'fail' });
    const db = await openDatabase({ databaseUrl: null, dataDir, onError: () => undefined, readOnly: true });
    await expect(db.pool.query(`UPDATE users SET name = ''`)).rejects.toMatchObject({ code: '25006' });
    await db.close();
  });

  it('is left to the server that has it', async () => {
    const other = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
    writeFileSync(join(dataDir, 'server.pid'), String(other.pid));
    const results = await examine({ dataDir });
    other.kill();
    rmSync(join(dataDir, 'server.pid'));
    expect(new Set(results.map(({ state }) => state))).toEqual(new Set(['skipped']));
    expect(results[0]?.found).toContain(`used by the server (process ${other.pid})`);
  });

  it('is not made', async () => {
    const nowhere = mkdtempSync(join(tmpdir(), 'mws-doctor-'));
    expect(statesOf(await examine({ dataDir: nowhere }))).toEqual(skippedBut('database', 'fail'));
    expect(statesOf(await examine({ dataDir: nowhere }, false))).toEqual(skippedBut('database', 'warn'));
    expect(readdirSync(nowhere)).toEqual([]);
    rmSync(nowhere, { recursive: true });
  });
});

it('nobody at the address, somebody silent: fail, and the rest is not waited for', async () => {
  const [nobody, silent] = [await freePort(), await silentPort()];
  for (const port of [nobody, silent.port]) {
    const results = await examine({ databaseUrl: `postgresql://mws@127.0.0.1:${port}/mws` });
    expect(statesOf(results)).toEqual(skippedBut('database', 'fail'));
  }
  silent.close();
});

const skipped = postgresMissing && ` (skipped: ${postgresMissing})`;
describe.skipIf(postgresMissing !== '')(`PostgreSQL${skipped}`, () => {
  it('refuses changes', async () => {
    const databaseUrl = await sharedPostgres().createMigratedDatabase();
    const db = await openDatabase({ databaseUrl, dataDir: '', onError: () => undefined, readOnly: true });
    await expect(db.pool.query(`UPDATE users SET name = ''`)).rejects.toMatchObject({ code: '25006' });
    await db.close();
  });

  it('empty: nothing but its migrations is looked at, and it stays empty', async () => {
    const databaseUrl = await sharedPostgres().createDatabase();
    const states = statesOf(await examine({ databaseUrl }, false));
    expect(states).toEqual({ ...skippedBut('migrations', 'warn'), database: 'ok' });
    expect(statesOf(await examine({ databaseUrl }))).toMatchObject({ migrations: 'fail' });
  });
});
