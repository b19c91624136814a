import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMigratedFolder } from '../testing/embedded-folder.ts';
import { createTestDevice } from '../testing/test-device.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { PASSWORD } from '../testing/world.ts';

const TOKEN = 'a-token-of-the-operator-1';
let dataDir = '';
let server: TestServer;
beforeAll(async () => {
  dataDir = await createMigratedFolder();
  const operation = { redisUrl: null, metricsToken: TOKEN };
  server = await startTestServer(
    { databaseUrl: null, dataDir },
    { config: { operation, production: true, publicUrl: 'http://127.0.0.1:4400' } },
  );
});
afterAll(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true });
});

const read = (token?: string) => server.call({ method: 'GET', url: '/metrics', token });

it('counts verdicts, sign-ins, refusals and times by route, and nothing of a person', async () => {
  const { call, world } = server;
  const license = await world.createLicense(world.admin, { deviceLimit: 1 });
  const device = await createTestDevice(server);
  const { verdict } = await device.activate(license.key);
  await device.validate(verdict, license.id);
  await device.validate(verdict, license.id);
  await (await createTestDevice(server)).activate(license.key);
  const login = (email: string, password: string, ip: string) =>
    call({ method: 'POST', url: '/v1/auth/login', body: { email, password }, ip });
  const email = 'canary@example.com';
  for (let index = 0; index < 7; index++) await login(email, 'x', '192.0.2.1');
  await login('admin1@example.com', PASSWORD, '192.0.2.2');
  await call({ method: 'GET', url: '/v1/nothing/canary' });
  await call({ method: 'GET', url: `/v1/licenses/${license.id}`, token: world.admin.token });

  const { status, text, headers } = await read(TOKEN);
  expect(status).toBe(200);
  expect(headers['content-type']).toContain('text/plain');
  const lines = text.split('\n');
  expect(lines).toContain('mywasender_verdicts_total{call="validate",code="VALID"} 2');
  expect(lines).toContain('mywasender_verdicts_total{call="activate",code="VALID"} 1');
  expect(lines).toContain('mywasender_verdicts_total{call="activate",code="DEVICE_LIMIT_REACHED"} 1');
  expect(lines).toContain('mywasender_logins_total{result="INVALID_CREDENTIALS"} 5');
  expect(lines).toContain('mywasender_logins_total{result="RATE_LIMITED"} 2');
  expect(lines).toContain('mywasender_logins_total{result="OK"} 1');
  expect(lines).toContain('mywasender_rate_limited_total{route="/v1/auth/login"} 2');
  expect(lines).toContain('mywasender_build_info{version="0.1.0"} 1');
  expect(lines).toContain('mywasender_db_connections 1');
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  const one = 'method="GET",route="/v1/licenses/:id",status="200"';
  expect(lines).toContain(`mywasender_http_request_duration_seconds_count{${one}} 1`);
  expect(text).toContain('route="unknown",status="404"');
  for (const personal of ['canary', 'example.com', license.id, license.key, '192.0.2.1']) {
    expect(text).not.toContain(personal);
  }
});

it('is shown to admins over time, with what waits for somebody', async () => {
  const { call, world, deps, app, clock } = server;
  const { prisma } = deps.db;
  const url = '/v1/admin/overview?days=30';
  const overview = async () => (await call({ method: 'GET', url, token: world.admin.token })).json;
  const quiet = await overview();
  expect(quiet.verdicts).toHaveLength(30);
  expect(quiet.chain).toBeNull();
  expect(quiet.health).toMatchObject({ version: '0.1.0', database: 'embedded', redis: 'off' });
  expect(quiet.open).toMatchObject({ differences: 0, incidents: 0, incidentDueAt: null, deadJobs: 0 });

  // by two instances at once, and written again though nothing came
  await Promise.all([app.verdictCounts.flush(), app.verdictCounts.flush()]);
  app.verdictCounts.note('refresh', 'REVOKED');
  await app.verdictCounts.flush();
  const at = new Date(clock.ms);
  const difference = { provider: 'stripe', kind: 'amount', foundAt: at } as const;
  await prisma.paymentDifference.createMany({
    data: [
      { ...difference, id: randomUUID(), reference: 'a' },
      { ...difference, id: randomUUID(), reference: 'b', resolvedAt: at },
    ],
  });
  const alert = { kind: 'AUDIT_BROKEN', subject: '', details: {}, count: 1, createdAt: at, lastAt: at };
  await prisma.alert.createMany({
    data: [
      { ...alert, id: randomUUID(), severity: 'critical', windowAt: at },
      { ...alert, id: randomUUID(), severity: 'critical', windowAt: new Date(0), acknowledgedAt: at },
    ],
  });
  // counts over time stand for a minute; what waits is of now
  const soon = await overview();
  expect([soon.countedAt, soon.verdicts]).toEqual([quiet.countedAt, quiet.verdicts]);
  expect(soon.open).toMatchObject({ differences: 1, criticalAlerts: quiet.open.criticalAlerts + 1 });
  clock.ms += 60_000;
  const today = new Date(clock.ms).toISOString().slice(0, 10);
  expect((await overview()).verdicts.at(-1)).toEqual({
    from: today,
    activated: 1,
    activationsRefused: 1,
    checked: 2,
    checksRefused: 1,
  });
});

it('does not exist for whoever has no token, and tells the parts to whoever has', async () => {
  for (const token of [undefined, 'wrong', `${TOKEN}x`]) {
    const { status, json } = await read(token);
    expect([status, json.code]).toEqual([404, 'NOT_FOUND']);
  }
  const ready = (token?: string) => server.call({ method: 'GET', url: '/health/ready', token });
  expect((await ready()).json).toEqual({ status: 'ok', version: '0.1.0' });
  expect((await ready(TOKEN)).json.parts).toEqual({ database: 'ok', redis: 'off' });
});
