import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type PostgresCluster, postgresMissing, startPostgres } from './testing/postgres-cluster.ts';
import { createTestDevice, newNonce } from './testing/test-device.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';
import { PASSWORD } from './testing/world.ts';

const skipped = postgresMissing && ` (skipped: ${postgresMissing})`;
describe.skipIf(postgresMissing !== '')(`when the database is gone${skipped}`, () => {
  let cluster: PostgresCluster;
  let server: TestServer;
  beforeAll(async () => {
    cluster = await startPostgres();
    server = await startTestServer({ databaseUrl: await cluster.createMigratedDatabase(), dataDir: '' });
  });
  afterAll(async () => {
    await server.close();
    await cluster.stop();
  });

  it('every call answers 503 and when to come back, none denies, and all work again afterwards', async () => {
    const { call, world } = server;
    const { token, user } = world.admin;
    const license = await world.createLicense(world.admin);
    const device = await createTestDevice(server);
    const { verdict } = await device.activate(license.key);
    const { licenseToken, refreshToken } = verdict;
    const plan = await world.createPlan();
    const proven = async (name: string) => {
      const nonce = newNonce();
      return { nonce, proof: await device.prove(name, nonce, license.id) };
    };
    const post = (url: string, body: object, more: object = {}) =>
      call({ method: 'POST', url, body, ...more });
    const calls = {
      ready: () => call({ method: 'GET', url: '/health/ready' }),
      validate: async () => post('/v1/licenses/validate', { licenseToken, ...(await proven('validate')) }),
      refresh: async () => post('/v1/licenses/refresh', { refreshToken, ...(await proven('refresh')) }),
      activate: () => post('/v1/licenses/activate', device.activateBody(license.key)),
      login: () => post('/v1/auth/login', { email: user.email, password: PASSWORD }),
      me: () => call({ method: 'GET', url: '/v1/me', token }),
      list: () => call({ method: 'GET', url: '/v1/licenses', token }),
      generate: () => post('/v1/licenses', { planId: plan.id, quantity: 1 }, { token }),
    };
    await cluster.crash();
    for (const [name, ask] of Object.entries(calls)) {
      const { status, json, headers } = await ask();
      expect([name, status, json.valid]).toEqual([name, 503, undefined]);
      if (name === 'ready')
        expect(json).toMatchObject({ status: 'unavailable', parts: { database: 'unavailable' } });
      else expect([name, json.code, headers['retry-after']]).toEqual([name, 'UNAVAILABLE', '5']);
    }
    expect((await call({ method: 'GET', url: '/health/live' })).status).toBe(200);

    await cluster.start();
    await vi.waitFor(async () => expect((await calls.ready()).status).toBe(200), { timeout: 20_000 });
    for (const [name, ask] of Object.entries(calls)) {
      const { status } = await ask();
      expect([name, status]).toEqual([name, name === 'generate' ? 201 : 200]);
    }
  });
});
