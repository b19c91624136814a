import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMigratedFolder } from './testing/embedded-folder.ts';
import { createTestDevice } from './testing/test-device.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let dataDir = '';
let server: TestServer;
beforeAll(async () => {
  dataDir = await createMigratedFolder();
  server = await startTestServer({ databaseUrl: null, dataDir }, { config: { logLevel: 'trace' } });
});
afterAll(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true });
});

it('writes no password, token, key, address or search into any line or row of the record', async () => {
  const { call, world, deps } = server;
  const email = 'canary.person@example.com';
  const password = 'canary-password-1';
  await call({ method: 'POST', url: '/v1/auth/register', body: { email, password, name: 'Canary Name' } });
  await call({ method: 'POST', url: '/v1/auth/login', body: { email, password: 'canary-wrong-2' } });
  const body = { email, password, client: 'desktop' };
  const login = (await call({ method: 'POST', url: '/v1/auth/login', body })).json;
  await call({ method: 'GET', url: `/v1/licenses?q=${encodeURIComponent(email)}`, token: login.accessToken });
  const { refreshToken } = login;
  const next = (await call({ method: 'POST', url: '/v1/auth/refresh', body: { refreshToken } })).json;
  await call({ method: 'POST', url: '/v1/auth/login', body: { email: 7, password: 'canary-typed-3' } });
  const license = await world.createLicense(world.admin);
  const device = await createTestDevice(server);
  const { verdict } = await device.activate(license.key);
  await device.validate(verdict, license.id);
  const refreshed = await device.refresh(verdict.refreshToken, license.id);
  await call({ method: 'GET', url: `/v1/licenses/${license.id}`, token: world.admin.token });
  // something that breaks inside, with a value in the message of the database
  await deps.db.pool.query('ALTER TABLE plans RENAME TO plans_away');
  const broken = await call({ method: 'GET', url: '/v1/plans', token: world.admin.token });
  await deps.db.pool.query('ALTER TABLE plans_away RENAME TO plans');
  expect([broken.status, broken.json.code]).toEqual([500, 'INTERNAL']);
  expect(broken.text).not.toMatch(/plans|prisma|select/i);

  const log = server.log.join('');
  expect(log).toContain('"path":"/v1/licenses/activate"');
  expect(log).toContain(broken.json.requestId);
  const audit = JSON.stringify(await deps.db.prisma.auditEntry.findMany(), (_key, value) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  expect(audit).toContain('device.activate');
  const canaries = [
    email,
    'canary',
    'Canary Name',
    login.accessToken,
    refreshToken,
    next.accessToken,
    next.refreshToken,
    license.key,
    license.key.replaceAll('-', ''),
    verdict.licenseToken,
    verdict.refreshToken,
    verdict.lease,
    refreshed.verdict.refreshToken,
    device.device.fingerprint.machineId,
    device.device.publicKey.x,
    deps.config.jwtSecret,
    deps.config.licenseSecret,
  ];
  for (const canary of canaries) {
    expect(canary).toMatch(/.{6}/);
    expect(log.includes(canary), `in the log: ${canary}`).toBe(false);
    expect(audit.includes(canary), `in the audit trail: ${canary}`).toBe(false);
  }
});
