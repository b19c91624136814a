import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { oneDatabase } from './testing/each-database.ts';
import { createTestDevice } from './testing/test-device.ts';
import { hashEmail } from './users/email-address.ts';

const cursor = (text: string) => Buffer.from(text).toString('base64url');
const ID = '11111111-1111-4111-8111-111111111111';

oneDatabase('hostile input', (server) => {
  const get = (url: string) => server().call({ method: 'GET', url, token: server().world.admin.token });
  const refused = (answer: { status: number; json: { code: string } }) => [answer.status, answer.json.code];

  it.each([
    ['a year beyond all dates', `/v1/licenses?cursor=${cursor(`999999999999999|${ID}`)}`],
    ['an id of dashes', `/v1/licenses?cursor=${cursor(`1|${'-'.repeat(36)}`)}`],
    ['SQL', `/v1/licenses?cursor=${cursor(`1|' OR 1=1 --`)}`],
    ['an endless number', `/v1/admin/audit?cursor=${cursor('9'.repeat(40))}`],
    ['no base64', '/v1/admin/users?cursor=%25%25'],
  ])('a cursor with %s is none of this list', async (_name, url) => {
    expect(refused(await get(url))).toEqual([400, 'VALIDATION_FAILED']);
  });

  it.each([
    ['U+0000', '\u0000'],
    ['half a pair', '\ud800'],
  ])('text with %s is refused everywhere, and nothing is changed', async (_name, bad) => {
    const { call, world } = server();
    const token = world.admin.token;
    const license = await world.createLicense(world.admin);
    const device = await createTestDevice(server());
    const body = device.activateBody(license.key);
    const plan = await world.createPlan();
    const person = { email: 'n@example.com', password: 'a good password', name: 'N' };
    const answers = await Promise.all([
      call({ method: 'POST', url: '/v1/auth/register', body: { ...person, name: bad } }),
      call({ method: 'POST', url: '/v1/auth/register', body: { ...person, password: `longer than ${bad}` } }),
      call({ method: 'PATCH', url: '/v1/me', token, body: { name: bad } }),
      call({ method: 'POST', url: '/v1/licenses', token, body: { planId: plan.id, quantity: 1, note: bad } }),
      call({ method: 'POST', url: `/v1/licenses/${license.id}/suspend`, token, body: { reason: bad } }),
      call({
        method: 'POST',
        url: '/v1/licenses/activate',
        body: { ...body, device: { ...body.device, name: bad } },
      }),
    ]);
    for (const answer of answers) expect(refused(answer)).toEqual([400, 'VALIDATION_FAILED']);
    const { deps } = server();
    const emailHash = hashEmail(deps, person.email);
    expect(await deps.db.prisma.user.count({ where: { emailHash } })).toBe(0);
  });

  it('a search for U+0000 is refused, one for wildcards finds only itself', async () => {
    expect(refused(await get('/v1/licenses?q=%00'))).toEqual([400, 'VALIDATION_FAILED']);
    expect(refused(await get('/v1/admin/audit?action=%00'))).toEqual([400, 'VALIDATION_FAILED']);
    expect((await get('/v1/admin/users?q=%25')).json.items).toEqual([]);
  });

  it.each([
    ['a leap second', '2027-06-30T23:59:60Z'],
    ['an offset into the year 10000', '9999-12-31T23:59:59-23:59'],
    ['the 30th of February', '2027-02-30T00:00:00Z'],
  ])('an expiry on %s is refused', async (_name, expiresAt) => {
    const { call, world } = server();
    const token = world.admin.token;
    const license = await world.createLicense(world.admin);
    const body = { planId: license.planId, quantity: 1, expiresAt };
    const made = await call({ method: 'POST', url: '/v1/licenses', token, body });
    const url = `/v1/licenses/${license.id}/extend`;
    const extended = await call({ method: 'POST', url, token, body: { expiresAt } });
    for (const answer of [made, extended]) {
      expect([...refused(answer), answer.json.params.field]).toEqual([400, 'VALIDATION_FAILED', 'expiresAt']);
    }
  });

  it('an address the router cannot read is answered like every other, and not repeated', async () => {
    const broken = await get('/v1/canary%zz');
    expect(refused(broken)).toEqual([400, 'BAD_REQUEST']);
    const long = await get(`/v1/licenses/${'canary'.repeat(50)}`);
    expect(refused(long)).toEqual([404, 'NOT_FOUND']);
    for (const { text, json, headers } of [broken, long]) {
      expect(text).not.toContain('canary');
      expect(headers['x-request-id']).toBe(json.requestId);
    }
  });

  it.each([
    '//v1/admin/users',
    '/v1/admin%2fusers',
    '/v1/admin/users;a',
    '/v1/admin/users/',
    '/V1/ADMIN/USERS',
    'http://x/v1/admin/users',
    '/health/../v1/admin/users',
  ])('nobody gets past the door by writing it %s', async (url) => {
    const { status } = await server().call({ method: 'GET', url });
    expect([401, 404]).toContain(status);
    expect((await server().app.inject({ method: 'HEAD', url })).statusCode).toBe(status);
  });

  it.each([
    'application/json ; charset=utf-8',
    'APPLICATION/JSON',
    ' application/json',
    'application/json\t',
    'application/json;',
    'application/jsonx',
    'text/plain, application/json',
  ])('a body declared as "%s" is checked or refused', async (type) => {
    const body = { email: 'ct@example.com', password: 'a good password', name: 'C', role: 'admin' };
    const url = '/v1/auth/register';
    const { status } = await server().call({ method: 'POST', url, body, headers: { 'content-type': type } });
    expect([400, 415]).toContain(status);
  });

  it('nesting without end is refused', async () => {
    const payload = '['.repeat(30_000) + ']'.repeat(30_000);
    const headers = { 'content-type': 'application/json' };
    const reply = await server().app.inject({ method: 'POST', url: '/v1/auth/login', headers, payload });
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'VALIDATION_FAILED']);
  });

  it('what is no HTTP gets the shape of every error, and loses the connection', async () => {
    const { app } = server();
    if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 });
    const address = app.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const ask = async (text: string) => {
      const socket = connect(port, '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk;
      });
      socket.write(text);
      await once(socket, 'close');
      return answer;
    };
    const garbage = await ask('CANARY\r\n\r\n');
    expect(garbage).toMatch(/^HTTP\/1\.1 400 /);
    expect(garbage).not.toContain('CANARY');
    const body: unknown = JSON.parse(garbage.split('\r\n\r\n')[1] ?? '');
    expect(body).toMatchObject({ code: 'BAD_REQUEST', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    const large = await ask(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`);
    expect(large).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('what the database and its client say of a wrong call is logged without the values', async () => {
    const { app, deps, log } = server();
    const { prisma, pool } = deps.db;
    const failures = [
      () =>
        prisma.user.findMany({
          where: { emailSealed: 'canary@example.com', createdAt: new Date('no date') },
        }),
      () => prisma.$queryRaw`SELECT ${'canary'}::text::uuid`,
      () => pool.query("SELECT 'canary'::text::uuid"),
    ];
    for (const [index, fail] of failures.entries()) {
      const err: unknown = await fail().then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(String(err)).toContain('canary');
      app.log.error({ err }, `failure ${index}`);
      const line = log.find((text) => text.includes(`failure ${index}`)) ?? '';
      expect(line).not.toContain('canary');
      expect(line).toMatch(index === 0 ? /argument `createdAt`/ : /22P02.*uuid/);
      expect(line).toMatch(/"stack":" {4}at /);
    }
  });

  it('a reseller who bought from another one does not find the license by its note', async () => {
    const { call, world } = server();
    const [seller, buyer] = [await world.createPerson('reseller', 5), await world.createPerson('reseller')];
    const license = await world.createLicense(seller, {}, buyer);
    const url = `/v1/licenses/${license.id}`;
    await call({ method: 'PATCH', url, token: seller.token, body: { note: 'paid in cash' } });
    const found = async (token: string) =>
      (await call({ method: 'GET', url: '/v1/licenses?q=paid', token })).json.items.length;
    expect([await found(seller.token), await found(buyer.token)]).toEqual([1, 0]);
  });
});
