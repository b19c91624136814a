import { createHmac } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMigratedFolder } from '../testing/embedded-folder.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { PASSWORD } from '../testing/world.ts';

const SECRET = 'the webhook and the server know it';
const PHONE = '+4917012345642';

/** The operator's own address: takes messages, or refuses them. */
const webhook = { status: 204, taken: [] as { body: string; signature: string }[] };
const operator = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => {
    body += part.toString();
  });
  request.on('end', () => {
    webhook.taken.push({ body, signature: String(request.headers['x-mywasender-signature']) });
    response.writeHead(webhook.status).end();
  });
});

let dataDir = '';
let server: TestServer;
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    operator.listen(0, '127.0.0.1', resolve);
  });
  const { port } = operator.address() as AddressInfo;
  dataDir = await createMigratedFolder();
  const smsWebhook = { url: `http://127.0.0.1:${port}/send`, secret: SECRET };
  server = await startTestServer(
    { databaseUrl: null, dataDir },
    { config: { mfa: { requiredFor: [], smsWebhook } } },
  );
});
afterAll(async () => {
  await server.close();
  operator.close();
  rmSync(dataDir, { recursive: true });
});

const post = (url: string, body: object, token?: string) => server.call({ method: 'POST', url, body, token });
const lastCode = () => /\b\d{6}\b/.exec(webhook.taken.at(-1)?.body ?? '')?.[0] ?? '';

it('a number is confirmed by its first code, then codes for sign-ins go there', async () => {
  const person = await server.world.createPerson('user');
  const started = await post('/v1/me/factors/sms', { password: PASSWORD, phone: PHONE }, person.token);
  expect([started.status, started.json.to]).toEqual([202, '…42']);
  expect(JSON.parse(webhook.taken[0]?.body ?? '')).toEqual({
    to: PHONE,
    text: `${lastCode()} is your MyWASender code. Give it to nobody.`,
  });
  await post('/v1/me/factors/sms/confirm', { code: lastCode() }, person.token);
  const rows = await server.deps.db.prisma.secondFactor.findMany({ where: { userId: person.user.id } });
  expect(rows.map((row) => [row.pending, row.secretSealed?.includes('4917')])).toEqual([[false, false]]);

  const login = await post('/v1/auth/login', { email: person.user.email, password: PASSWORD });
  expect(login.json.methods).toEqual(['sms', 'recovery']);
  const { challengeId } = login.json;
  await post('/v1/auth/mfa/send', { challengeId, method: 'sms' });
  const done = await post('/v1/auth/mfa/verify', { challengeId, method: 'sms', code: lastCode() });
  expect(done.json.user.email).toBe(person.user.email);
  expect(server.log.join('')).not.toContain(PHONE.slice(1));
});

it('messages are signed over their time and body', () => {
  for (const { body, signature } of webhook.taken) {
    const [, seconds, given] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
    expect(given).toBe(createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex'));
    expect(Number(seconds)).toBe(Math.floor(server.clock.ms / 1000));
  }
  expect(webhook.taken).toHaveLength(2);
});

it('a message nobody took is said so, and the enrolment does not count', async () => {
  webhook.status = 500;
  const person = await server.world.createPerson('user');
  const started = await post('/v1/me/factors/sms', { password: PASSWORD, phone: PHONE }, person.token);
  expect([started.status, started.json.code]).toEqual([503, 'SMS_FAILED']);
  const login = await post('/v1/auth/login', { email: person.user.email, password: PASSWORD });
  expect(login.json).toHaveProperty('accessToken');
});
