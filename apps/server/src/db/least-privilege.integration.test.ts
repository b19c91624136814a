import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkers } from '../jobs/start-workers.ts';
import { postgresMissing } from '../testing/postgres-cluster.ts';
import { sharedPostgres } from '../testing/shared-postgres.ts';
import { createTestDevice } from '../testing/test-device.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

const ROLE = 'mywasender_app';
const HANDBOOK = readFileSync(new URL('../../../../SECURITY.md', import.meta.url), 'utf8');
const SQL = /```sql\n([\s\S]+?)```/.exec(HANDBOOK)?.[1] ?? '';

const skipped = postgresMissing && ` (skipped: ${postgresMissing})`;
describe.skipIf(postgresMissing !== '')(`as the role of SECURITY.md${skipped}`, () => {
  let owner: pg.Client;
  let server: TestServer;
  beforeAll(async () => {
    const databaseUrl = await sharedPostgres().createMigratedDatabase();
    owner = new pg.Client({ connectionString: databaseUrl });
    await owner.connect();
    await owner.query(SQL);
    const ownUrl = databaseUrl.replace('postgres@', `${ROLE}@`);
    server = await startTestServer({ databaseUrl: ownUrl, dataDir: '' });
  });
  afterAll(async () => {
    await server?.close();
    await owner.query(`DROP OWNED BY ${ROLE}; DROP ROLE ${ROLE}`);
    await owner.end();
  });

  it('the server sells, activates and works off its jobs', async () => {
    const { world, deps, log } = server;
    const reseller = await world.createPerson('reseller', 5);
    const license = await world.createLicense(reseller);
    const device = await createTestDevice(server);
    const { verdict } = await device.activate(license.key);
    expect(verdict.code).toBe('VALID');
    const complaints: string[] = [];
    const complain = (_fields: object, message: string) => void complaints.push(message);
    const jobLog = { info: () => undefined, warn: complain, error: complain };
    const workers = await startWorkers(deps, { log: jobLog });
    await workers.stop();
    expect(complaints).toEqual([]);
    expect(log.filter((line) => line.includes('permission denied'))).toEqual([]);
  });

  it.each([
    ['an entry', "UPDATE audit_entries SET action = 'nothing'"],
    ['an entry', 'DELETE FROM audit_entries'],
    ['the chain', 'INSERT INTO audit_chain SELECT * FROM audit_chain'],
    ['the chain', 'DELETE FROM audit_chain'],
    ['a receipt', 'UPDATE receipts SET amount = 0'],
    ['a receipt', 'DELETE FROM receipts'],
  ])('nobody changes %s: %s', async (_, statement) => {
    await expect(server.deps.db.pool.query(statement)).rejects.toThrow(/permission denied/);
  });
});
