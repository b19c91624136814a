import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneDatabase } from './testing/each-database.ts';
import { createMigratedFolder } from './testing/embedded-folder.ts';
import { createTestDevice, newNonce } from './testing/test-device.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

const NO_PORTAL = join(tmpdir(), 'mws-no-portal');

oneDatabase(
  'limits',
  (server) => {
    const many = async (count: number, send: (index: number) => Promise<{ status: number }>) => {
      const statuses: number[] = [];
      for (let index = 0; index < count; index++) statuses.push((await send(index)).status);
      return { let: statuses.filter((status) => status !== 429).length, last: statuses.at(-1) };
    };
    const anonymous = (ip: string, headers: Record<string, string> = {}) =>
      server().call({ method: 'GET', url: '/v1/me', ip, headers });

    it('60 a minute for nobody in particular; the 61st is told when to come back', async () => {
      expect(await many(60, () => anonymous('192.0.2.1'))).toEqual({ let: 60, last: 401 });
      const { status, json, headers } = await anonymous('192.0.2.1');
      expect(status).toBe(429);
      expect(json).toMatchObject({ code: 'RATE_LIMITED', params: { seconds: expect.any(Number) } });
      expect(Number(headers['retry-after'])).toBe(json.params.seconds);
      expect((await anonymous('192.0.2.2')).status).toBe(401);
    });

    it('exactly 60 of 100 that come at the same moment', async () => {
      const answers = await Promise.all(Array.from({ length: 100 }, () => anonymous('192.0.2.8')));
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(60);
    });

    it('a page of a portal that was not built is limited like a call', async () => {
      const page = () =>
        server().call({ method: 'GET', url: '/account', ip: '192.0.2.9', headers: { accept: 'text/html' } });
      expect(await many(61, page)).toEqual({ let: 60, last: 429 });
    });

    it('a made-up X-Forwarded-For changes nothing', async () => {
      const headers = (index: number) => ({
        'x-forwarded-for': `198.51.100.${index}`,
        'x-real-ip': '203.0.113.9',
      });
      expect(await many(70, (index) => anonymous('192.0.2.3', headers(index)))).toEqual({
        let: 60,
        last: 429,
      });
    });

    it('one IPv6 /64 is one customer', async () => {
      const result = await many(70, (index) => anonymous(`2001:db8:1:2::${index.toString(16)}`));
      expect(result).toEqual({ let: 60, last: 429 });
      expect((await anonymous('2001:db8:1:3::1')).status).toBe(401);
    });

    it('unknown addresses count as well, and repeat nothing of the request', async () => {
      const unknown = (index: number) =>
        server().call({ method: 'GET', url: `/v1/nothing-${index}-<script>`, ip: '192.0.2.4' });
      expect(await many(60, unknown)).toEqual({ let: 60, last: 404 });
      expect((await unknown(61)).status).toBe(429);
      const { text, headers } = await server().call({ method: 'GET', url: '/v1/secret-canary' });
      expect(text).not.toContain('canary');
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    });

    it('120 a minute for somebody signed in, wherever from, while others flood', async () => {
      const { token } = await server().world.createPerson('user');
      const send = (index: number) =>
        server().call({ method: 'GET', url: '/v1/me', token, ip: `192.0.2.${index % 5}` });
      expect(await many(120, send)).toEqual({ let: 120, last: 200 });
      expect((await send(0)).status).toBe(429);
    });

    it('5 sign-ins a minute per address', async () => {
      const body = { email: 'nobody@example.com', password: 'x' };
      const send = () => server().call({ method: 'POST', url: '/v1/auth/login', body, ip: '192.0.2.6' });
      expect(await many(5, send)).toEqual({ let: 5, last: 401 });
      expect((await send()).status).toBe(429);
    });

    it('10 activations an hour per key, from anywhere and however it is written', async () => {
      const { world } = server();
      const license = await world.createLicense(world.admin);
      const device = await createTestDevice(server());
      const send = (key: string) =>
        server().call({ method: 'POST', url: '/v1/licenses/activate', body: device.activateBody(key) });
      expect(await many(10, (index) => send(index % 2 ? license.key : license.key.toLowerCase()))).toEqual({
        let: 10,
        last: 200,
      });
      const over = await send(license.key.replaceAll('-', ' '));
      expect(over.status).toBe(429);
      expect(Number(over.headers['retry-after'])).toBeGreaterThan(3500);
    });

    it('20 generations an hour per reseller, none for an admin', async () => {
      const { world } = server();
      const reseller = await world.createPerson('reseller', 100);
      const plan = await world.createPlan();
      const body = { planId: plan.id, quantity: 1 };
      const send = (token: string) => server().call({ method: 'POST', url: '/v1/licenses', token, body });
      expect(await many(20, () => send(reseller.token))).toEqual({ let: 20, last: 201 });
      expect((await send(reseller.token)).status).toBe(429);
      const admin = await world.createPerson('admin');
      expect(await many(25, () => send(admin.token))).toEqual({ let: 25, last: 201 });
    });

    it('60 checks a minute per device, not per address', async () => {
      const { world } = server();
      const license = await world.createLicense(world.admin, { deviceLimit: 2 });
      const [one, two] = [await createTestDevice(server()), await createTestDevice(server())];
      const check = async (device: typeof one, licenseToken: string | undefined) => {
        const nonce = newNonce();
        const body = { licenseToken, nonce, proof: await device.prove('validate', nonce, license.id) };
        return server().call({ method: 'POST', url: '/v1/licenses/validate', body, ip: '192.0.2.7' });
      };
      const first = (await one.activate(license.key)).verdict.licenseToken;
      const second = (await two.activate(license.key)).verdict.licenseToken;
      expect(await many(60, () => check(one, first))).toEqual({ let: 60, last: 200 });
      expect((await check(one, first)).status).toBe(429);
      expect((await check(two, second)).status).toBe(200);
    });
  },
  { portalDir: NO_PORTAL },
);

describe('the edge', () => {
  let server: TestServer;
  let dataDir = '';
  beforeAll(async () => {
    dataDir = await createMigratedFolder();
    const portalDir = mkdtempSync(join(tmpdir(), 'mws-portal-'));
    mkdirSync(join(portalDir, 'assets'));
    writeFileSync(
      join(portalDir, 'index.html'),
      '<meta name="csp-nonce" content="__CSP_NONCE__"><div id="root">',
    );
    writeFileSync(join(portalDir, 'assets', 'app-1a2b.js'), 'export {}');
    server = await startTestServer(
      { databaseUrl: null, dataDir },
      { portalDir, config: { trustedProxies: ['10.1.1.1'], allowedOrigins: ['https://portal.example.org'] } },
    );
  });
  afterAll(async () => {
    await server.close();
    rmSync(dataDir, { recursive: true });
  });

  it('believes a proxy it was told about, and no other', async () => {
    const via = (ip: string, client: string) =>
      server.call({ method: 'GET', url: '/v1/me', ip, headers: { 'x-forwarded-for': client } });
    for (let index = 0; index < 60; index++) await via('10.1.1.1', '198.51.100.7');
    expect((await via('10.1.1.1', '198.51.100.7')).status).toBe(429);
    expect((await via('10.1.1.1', '198.51.100.8')).status).toBe(401);
    expect((await via('10.1.1.2', '198.51.100.7')).status).toBe(401);
  });

  it('serves the portal for its own addresses, each time with the nonce of its policy', async () => {
    const page = () =>
      server.call({ method: 'GET', url: '/reseller/licenses', headers: { accept: 'text/html' } });
    const [one, two] = [await page(), await page()];
    const nonce = /content="([0-9a-f]{32})"/.exec(one.text)?.[1] ?? '';
    const policy = String(one.headers['content-security-policy']);
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).not.toContain('unsafe');
    expect(two.text).not.toContain(nonce);
    expect(one.headers['cache-control']).toBe('no-store');
  });

  it('serves a page as often as it is loaded, also to who has used up their calls', async () => {
    const call = (url: string) =>
      server.call({ method: 'GET', url, ip: '203.0.113.40', headers: { accept: 'text/html' } });
    for (let index = 0; index < 61; index++) await call('/v1/me');
    expect((await call('/v1/me')).status).toBe(429);
    for (let index = 0; index < 100; index++) expect((await call('/account/licenses')).status).toBe(200);
    expect((await call('/nothing.php')).status).toBe(429);
  });

  it('serves the portal’s files for good, and pages for nothing but pages', async () => {
    const file = await server.call({ method: 'GET', url: '/assets/app-1a2b.js' });
    expect([file.status, file.headers['cache-control']]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
    for (const url of ['/v1/nope', '/assets/nope.js', '/assets/../index.html', '/nope.php']) {
      const { status, json } = await server.call({ method: 'GET', url, headers: { accept: 'text/html' } });
      expect([url, status, json?.code]).toEqual([url, 404, 'NOT_FOUND']);
    }
    expect((await server.call({ method: 'GET', url: '/reseller' })).status).toBe(404);
  });

  it.each([
    ['text', 'text/plain', '{}', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a form', 'application/x-www-form-urlencoded', 'email=a', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['broken JSON', 'application/json', '{"email":', 400, 'BAD_REQUEST'],
    ['a prototype', 'application/json', '{"__proto__":{"a":1}}', 400, 'BAD_REQUEST'],
    ['a number for a text', 'application/json', '{"email":1,"password":"x"}', 400, 'VALIDATION_FAILED'],
    ['too much', 'application/json', `{"email":"${'a'.repeat(70_000)}"}`, 413, 'PAYLOAD_TOO_LARGE'],
  ])('refuses %s', async (_name, type, payload, status, code) => {
    const reply = await server.app.inject({
      method: 'POST',
      url: '/v1/auth/login',
      headers: { 'content-type': type },
      payload,
    });
    expect([reply.statusCode, reply.json().code]).toEqual([status, code]);
    expect(Object.keys(reply.json()).sort()).toEqual(['code', 'message', 'params', 'requestId']);
  });

  it('lets the pages of allowed origins in, and no others', async () => {
    const ask = async (origin: string) =>
      (await server.call({ method: 'GET', url: '/health/live', headers: { origin } })).headers[
        'access-control-allow-origin'
      ];
    expect(await ask('https://portal.example.org')).toBe('https://portal.example.org');
    for (const origin of ['https://evil.example', 'null', 'https://portal.example.org.evil.example']) {
      expect(await ask(origin)).toBeUndefined();
    }
  });

  it('describes itself', async () => {
    const { json } = await server.call({ method: 'GET', url: '/openapi.json' });
    expect(json.openapi).toBe('3.1.0');
    expect(Object.keys(json.paths)).toContain('/v1/licenses/validate');
  });
});
