import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMigratedFolder } from './testing/embedded-folder.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';
import { PASSWORD } from './testing/world.ts';

const ORIGIN = 'https://licenses.example.org';

let dataDir = '';
let portalDir = '';
let server: TestServer;
beforeAll(async () => {
  dataDir = await createMigratedFolder();
  portalDir = mkdtempSync(join(tmpdir(), 'portal-'));
  mkdirSync(join(portalDir, 'assets'));
  writeFileSync(join(portalDir, 'index.html'), '<!doctype html><title>x</title>');
  writeFileSync(join(portalDir, 'assets/app-1a2b.js'), '// code');
  writeFileSync(join(portalDir, 'assets/app-1a2b.js.map'), '{}');
  const config = { production: true, publicUrl: ORIGIN };
  server = await startTestServer({ databaseUrl: null, dataDir }, { config, portalDir });
});
afterAll(async () => {
  await server.close();
  for (const folder of [dataDir, portalDir]) rmSync(folder, { recursive: true });
});

/** One answer of every kind: data, no data, refusals, a page, a file, an error of the protocol. */
async function everyKindOfAnswer() {
  const { call, world, app } = server;
  const { token } = world.admin;
  const html = { accept: 'text/html' };
  const kinds = {
    data: await call({ method: 'GET', url: '/v1/me', token }),
    refused: await call({ method: 'GET', url: '/v1/me' }),
    invalid: await call({ method: 'POST', url: '/v1/auth/login', body: { a: 1 } }),
    unknown: await call({ method: 'GET', url: '/nope' }),
    page: await call({ method: 'GET', url: '/admin', headers: html }),
    file: await call({ method: 'GET', url: '/assets/app-1a2b.js' }),
    health: await call({ method: 'GET', url: '/health/live' }),
    keys: await call({ method: 'GET', url: '/.well-known/jwks.json' }),
  };
  expect(app.server.listening).toBe(false);
  return Object.entries(kinds);
}

describe('every answer', () => {
  it('carries the policy that keeps browsers from doing more than they are told', async () => {
    for (const [kind, { headers }] of await everyKindOfAnswer()) {
      const policy = String(headers['content-security-policy']);
      for (const directive of [
        "default-src 'none'",
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ]) {
        expect([kind, policy]).toEqual([kind, expect.stringContaining(directive)]);
      }
      expect([kind, policy]).toEqual([kind, expect.not.stringContaining('unsafe')]);
      expect([kind, headers]).toEqual([
        kind,
        expect.objectContaining({
          'strict-transport-security': 'max-age=31536000; includeSubDomains',
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
        }),
      ]);
    }
  });

  it('says what it is made of, in which character set, and nothing of the software', async () => {
    for (const [kind, { headers }] of await everyKindOfAnswer()) {
      const type =
        kind === 'page' ? 'text/html' : kind === 'file' ? 'application/javascript' : 'application/json';
      expect([kind, headers['content-type']]).toEqual([kind, `${type}; charset=utf-8`]);
      expect([kind, headers.server, headers['x-powered-by']]).toEqual([kind, undefined, undefined]);
      expect([kind, headers['x-request-id']]).toEqual([kind, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    }
  });

  it('about people is kept by no cache', async () => {
    const { call, world } = server;
    for (const url of ['/v1/me', '/v1/licenses', '/v1/admin/users', '/v1/plans']) {
      const { headers } = await call({ method: 'GET', url, token: world.admin.token });
      expect([url, headers['cache-control']]).toEqual([url, 'no-store']);
    }
  });
});

describe('the refresh cookie', () => {
  it('is bound to this host and https, and out of reach of scripts and other sites', async () => {
    const person = await server.world.createPerson('user');
    const body = { email: person.user.email, password: PASSWORD };
    const { cookies, json } = await server.call({ method: 'POST', url: '/v1/auth/login', body });
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatchObject({
      name: '__Host-mws_refresh',
      httpOnly: true,
      secure: true,
      sameSite: 'Strict',
      path: '/',
    });
    expect(cookies[0]).not.toHaveProperty('domain');
    expect(JSON.stringify(json)).not.toContain(cookies[0]?.value);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a subdomain', { origin: 'https://a.licenses.example.org' }],
    ['plain http', { origin: 'http://licenses.example.org' }],
    ['nobody in particular', {}],
  ])('is not taken from %s', async (_name, headers) => {
    const person = await server.world.createPerson('user');
    const body = { email: person.user.email, password: PASSWORD };
    const { cookies } = await server.call({ method: 'POST', url: '/v1/auth/login', body });
    const cookie = `__Host-mws_refresh=${cookies[0]?.value}`;
    const refused = await server.call({
      method: 'POST',
      url: '/v1/auth/refresh',
      body: {},
      headers: { cookie, ...headers },
    });
    expect([refused.status, refused.json.code]).toEqual([403, 'ORIGIN_REFUSED']);
    const own = { cookie, origin: ORIGIN };
    const ours = await server.call({ method: 'POST', url: '/v1/auth/refresh', body: {}, headers: own });
    expect(ours.status).toBe(200);
  });
});

describe('in production', () => {
  it.each([
    '/openapi.json',
    '/docs',
    '/docs/',
    '/docs/json',
    '/.git/config',
    '/.env',
    '/package.json',
    '/assets/',
    '/assets',
    '/assets/app-1a2b.js.map',
    '/assets/..%2findex.html',
    '/src/main.ts',
  ])('there is nothing at %s', async (url) => {
    const { status, json } = await server.call({ method: 'GET', url });
    expect([[400, 404], json?.code]).toEqual([expect.arrayContaining([status]), expect.any(String)]);
  });

  it.each(['TRACE', 'TRACK', 'PUT', 'CONNECT', 'PROPFIND'])('nothing answers to %s', async (method) => {
    const reply = await raw(
      `${method} /v1/me HTTP/1.1\r\nHost: x\r\nCanary: canary\r\nConnection: close\r\n\r\n`,
    );
    expect(reply).not.toMatch(/^HTTP\/1\.1 2/);
    expect(reply).not.toContain('canary');
  });

  it('a message with two lengths is refused, and nothing behind it is read', async () => {
    const second = 'GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n';
    for (const lengths of [
      'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}',
      'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n',
      'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n',
    ]) {
      const head = 'POST /v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
      const reply = await raw(head + lengths + second);
      expect([lengths, reply.match(/HTTP\/1\.1 \d+/g)]).toEqual([lengths, ['HTTP/1.1 400']]);
    }
  });

  it('what a caller says of proxy and host changes nothing', async () => {
    const headers = {
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-for': '127.0.0.1',
      'x-real-ip': '127.0.0.1',
      forwarded: 'for=127.0.0.1;host=evil.example;proto=http',
      'x-request-id': 'canary',
    };
    const reply = await server.call({ method: 'GET', url: '/v1/nope', ip: '10.200.0.1', headers });
    expect(JSON.stringify([reply.text, reply.headers])).not.toMatch(/evil|canary|127\.0\.0\.1/);
    expect(server.log.at(-1)).not.toMatch(/evil|canary|127\.0\.0\.1/);
  });

  it('a field given twice is refused', async () => {
    const { token } = server.world.admin;
    for (const query of ['limit=1&limit=2', 'q=a&q=b', 'q[]=a', 'q[a]=b']) {
      const { status, json } = await server.call({ method: 'GET', url: `/v1/admin/users?${query}`, token });
      expect([query, status, json.code]).toEqual([query, 400, 'VALIDATION_FAILED']);
    }
  });
});

describe('the record', () => {
  it('has a line for every refusal: code, route and request; and a row for every sign-in, right or wrong', async () => {
    const { call, world, deps, log } = server;
    const person = await world.createPerson('user');
    const denied = await call({ method: 'GET', url: '/v1/admin/users', token: person.token });
    expect(denied.status).toBe(403);
    const line = log
      .map((text) => JSON.parse(text))
      .find(({ reqId, code }) => reqId === denied.json.requestId && code);
    expect(line).toMatchObject({ code: 'FORBIDDEN', route: 'GET /v1/admin/users', msg: 'refused' });

    const ip = '10.201.0.1';
    const { email } = person.user;
    for (const password of ['not the password', PASSWORD]) {
      await call({ method: 'POST', url: '/v1/auth/login', body: { email, password }, ip });
    }
    const rows = await deps.db.prisma.auditEntry.findMany({ where: { ip }, orderBy: { at: 'asc' } });
    expect(rows.map(({ action }) => action).toSorted()).toEqual(['auth.login', 'auth.login-failed']);
    for (const row of rows)
      expect(row).toMatchObject({ requestId: expect.any(String), at: expect.any(Date) });
  });

  it('takes no line of its own from what a caller writes', async () => {
    const { call, world, log } = server;
    const from = log.length;
    const { token } = world.admin;
    const name = 'Ada\r\n{"level":30,"msg":"forged"}\u001b[2K\u2028forged';
    await call({ method: 'PATCH', url: '/v1/me', token, body: { name } });
    await call({ method: 'GET', url: `/v1/forged%0d%0a${'x'.repeat(20)}`, token });
    const agent = { 'user-agent': 'a\u001b[31m{"msg":"forged"}' };
    await call({ method: 'POST', url: '/v1/auth/login', body: {}, headers: agent });
    const lines = log.slice(from);
    expect(lines.length).toBeGreaterThan(3);
    for (const text of lines) {
      for (const sign of ['\r', '\n', '\u001b', '\u2028']) expect(text.trimEnd()).not.toContain(sign);
      expect(JSON.parse(text)).toMatchObject({ level: expect.any(Number), reqId: expect.any(String) });
      expect(JSON.parse(text).msg).not.toContain('forged');
    }
  });
});

/** What comes back for these bytes until the connection closes. */
async function raw(text: string): Promise<string> {
  const { app } = server;
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  const socket = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return answer;
}
