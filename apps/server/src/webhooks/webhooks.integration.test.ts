import { createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventBodySchema, WEBHOOK_EVENTS } from '@mywasender/contract/http/webhook-events';
import Value from 'typebox/value';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { tellExpiries } from '../licenses/tell-expiries.ts';
import { buildOpenApi } from '../openapi/build-openapi.ts';
import { VERSION } from '../shared/version.ts';
import { oneDatabase } from '../testing/each-database.ts';
import { readMails } from '../testing/read-mails.ts';
import { runJobs } from '../testing/run-jobs.ts';
import { createSchemaCompiler } from '../testing/schema-compiler.ts';
import { createTestDevice } from '../testing/test-device.ts';
import type { Person } from '../testing/world.ts';
import { deliverWebhook } from './deliver-webhook.ts';
import { createWebhook, MAX_WEBHOOKS } from './manage-webhooks.ts';
import { postWebhook } from './post-webhook.ts';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const document = buildOpenApi(VERSION);
const compile = createSchemaCompiler(document);
/** whether a body is as the document says, by event */
const documented = new Map(
  Object.entries(document.webhooks).map(([event, { post }]) => [
    event,
    compile(post.requestBody.content['application/json'].schema as object),
  ]),
);

/** What a receiver does, as docs/webhooks.md shows it. */
function isGenuine({ headers, body }: Received, publicKey: string): boolean {
  const spki = Buffer.concat([
    Buffer.from('302a300506032b6570032100', 'hex'),
    Buffer.from(publicKey.slice('whpk_'.length), 'base64'),
  ]);
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].map(String);
  const content = Buffer.from(signed.join('.'));
  return String(headers['webhook-signature'])
    .split(' ')
    .some(
      (part) => part.startsWith('v1a,') && verify(null, content, key, Buffer.from(part.slice(4), 'base64')),
    );
}

oneDatabase('webhooks', (server) => {
  let received: Received[] = [];
  /** what the receiver answers next; 0: nothing at all */
  let answers: number[] = [];
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      const status = answers.shift() ?? 204;
      if (status === 0) return;
      response.writeHead(status, status === 302 ? { location: `${url()}/elsewhere` } : {}).end();
    });
  });
  const url = () => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  beforeAll(async () => {
    await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  });
  afterAll(() => {
    receiver.closeAllConnections();
    receiver.close();
  });
  beforeEach(() => {
    received = [];
    answers = [];
  });

  const send = async (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    by: Person,
    body?: object,
  ) => {
    const answer = await server().call({ method, url: path, token: by.token, ...(body ? { body } : {}) });
    return { status: answer.status, json: answer.json };
  };
  const listen = async (seller: Person, events: readonly string[]) =>
    (await send('POST', '/v1/webhooks', seller, { url: url(), events })).json;
  const logOf = async (id: string, by: Person) =>
    (await send('GET', `/v1/webhooks/${id}/deliveries`, by)).json.items;
  const delivered = () => received.map(({ body }) => JSON.parse(body));

  it('tell a shop of its changes, signed, and nobody else', async () => {
    const { world, deps } = server();
    const seller = await world.createPerson('reseller', 11);
    const rival = await world.createPerson('reseller', 5);
    const webhook = await listen(seller, WEBHOOK_EVENTS);
    await world.createLicense(rival);
    const license = await world.createLicense(seller);
    const { id } = await world.createLicense(seller);
    await deps.db.prisma.license.update({ where: { id }, data: { expiresAt: deps.now() } });
    await tellExpiries(deps);
    const { claims } = await (await createTestDevice(server())).activate(license.key);
    const at = `/v1/licenses/${license.id}`;
    await send('POST', `${at}/suspend`, seller);
    await send('POST', `${at}/resume`, seller);
    await send('POST', `${at}/extend`, seller, { expiresAt: '2999-01-01T00:00:00Z' });
    await send('DELETE', `${at}/devices/${claims.deviceId}`, seller);
    await send('POST', `${at}/revoke`, seller);
    await send('POST', `/v1/admin/users/${seller.user.id}/quota`, world.admin, { amount: 5, reason: 'more' });
    expect(received).toEqual([]);
    await runJobs(server());
    expect(new Set(delivered().map(({ type }) => type))).toEqual(new Set(WEBHOOK_EVENTS));
    expect(received).toHaveLength(12);
    for (const body of delivered()) {
      expect([body.type, documented.get(body.type)?.(body)]).toEqual([body.type, true]);
      // nothing that the document does not name
      expect(Value.Clean(eventBodySchema(body.type), structuredClone(body))).toEqual(body);
    }
    const [publicKey] = webhook.publicKeys;
    expect(received.every((one) => isGenuine(one, publicKey))).toBe(true);
    expect(isGenuine({ ...received[0], body: `${received[0]?.body} ` } as Received, publicKey)).toBe(false);
    const issued = delivered().find(({ type }) => type === 'license.issued');
    expect(issued.data.licenses).toHaveLength(1);
    expect(JSON.stringify(delivered())).not.toContain(license.key);
    expect((await send('GET', `/v1/webhooks/${webhook.id}/deliveries`, rival)).status).toBe(404);
  });

  it('of a change that was undone are never sent', async () => {
    const { world } = server();
    const seller = await world.createPerson('reseller', 1);
    const webhook = await listen(seller, ['license.issued']);
    const plan = await world.createPlan();
    expect((await send('POST', '/v1/licenses', seller, { planId: plan.id, quantity: 2 })).status).toBe(409);
    await runJobs(server());
    expect([received, await logOf(webhook.id, seller)]).toEqual([[], []]);
  });

  it('are tried again with the same id until they arrive, stand in the log, and are replayed on request', async () => {
    const { world } = server();
    const seller = await world.createPerson('reseller', 1);
    const webhook = await listen(seller, ['license.issued']);
    await world.createLicense(seller);
    answers = [500, 302];
    await runJobs(server());
    expect(await logOf(webhook.id, seller)).toMatchObject([
      { state: 'pending', attempts: 1, lastStatus: 500, lastError: 'answered 500', deliveredAt: null },
    ]);
    await runJobs(server(), { late: true });
    expect((await logOf(webhook.id, seller))[0]).toMatchObject({ attempts: 2, lastStatus: 302 });
    await runJobs(server(), { late: true });
    const [log] = await logOf(webhook.id, seller);
    expect(log).toMatchObject({ state: 'delivered', attempts: 3, lastStatus: 204, lastError: null });
    // 500, 302 and 204: the redirect led nowhere
    expect(received).toHaveLength(3);
    // a server killed after the answer but before the job was done: the job runs again and sends nothing
    await deliverWebhook(server().deps, { deliveryId: log.id }, { last: false });
    expect(received).toHaveLength(3);
    const replay = `/v1/webhooks/${webhook.id}/deliveries/${log.id}/replay`;
    expect((await send('POST', replay, await world.createPerson('reseller'))).status).toBe(404);
    expect((await send('POST', replay, seller)).status).toBe(202);
    expect((await send('POST', replay, seller)).status).toBe(202);
    await runJobs(server());
    expect(received).toHaveLength(4);
    expect(new Set(received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([log.eventId]));
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  });

  it('are switched off for an address that is gone, or never answers well for two days; admins and the shop are told', async () => {
    const { world, deps } = server();
    const seller = await world.createPerson('reseller', 2);
    const gone = await listen(seller, ['license.issued']);
    await world.createLicense(seller);
    answers = [410];
    await runJobs(server());
    const find = async (id: string) =>
      (await send('GET', '/v1/webhooks', seller)).json.items.find((one: { id: string }) => one.id === id);
    expect(await find(gone.id)).toMatchObject({ disabledReason: 'gone', disabledAt: expect.any(String) });
    const failing = await listen(seller, ['license.issued']);
    await world.createLicense(seller);
    answers = Array(12).fill(503);
    for (let attempt = 1; attempt <= 13; attempt++) await runJobs(server(), { late: true });
    expect(await logOf(failing.id, seller)).toMatchObject([
      { state: 'failed', attempts: 12, lastStatus: 503 },
    ]);
    expect(await find(failing.id)).toMatchObject({ disabledReason: 'failed' });
    // the address that is gone was not told of the second license
    expect(received).toHaveLength(13);
    const alerts = await deps.db.prisma.$queryRaw<{ count: number }[]>`
      SELECT count FROM alerts WHERE kind = 'WEBHOOK_DISABLED' AND subject = ${seller.user.id}`;
    expect(alerts).toEqual([{ count: 2 }]);
    const mails = await readMails(server(), 'webhook-switched-off');
    expect(mails.map(({ text }) => [gone.id, failing.id].filter((id) => text?.includes(id)))).toEqual([
      [gone.id],
      [failing.id],
    ]);
    const enabled = await send('PATCH', `/v1/webhooks/${failing.id}`, seller, { enabled: true });
    expect(enabled.json).toMatchObject({ disabledAt: null, disabledReason: null });
  });

  it('are signed with the old key as well for a day after it was changed', async () => {
    const { world, clock } = server();
    const seller = await world.createPerson('reseller', 2);
    const webhook = await listen(seller, ['license.issued']);
    const [old] = webhook.publicKeys;
    const { publicKeys } = (await send('POST', `/v1/webhooks/${webhook.id}/rotate-key`, seller)).json;
    expect(publicKeys).toEqual([expect.stringMatching(/^whpk_/), old]);
    const genuine = async () => {
      await world.createLicense(seller);
      await runJobs(server());
      const last = received.at(-1) as Received;
      return [publicKeys[0], old].map((key) => isGenuine(last, key));
    };
    expect(await genuine()).toEqual([true, true]);
    clock.ms += 24 * 3_600_000;
    expect(await genuine()).toEqual([true, false]);
  });

  it('give up on an address that does not answer, and never go where it is not public', async () => {
    const post = (target: string, allowLoopback: boolean) =>
      postWebhook(
        { production: false, webhooks: { allowLoopback } },
        { url: target, headers: {}, body: '{}' },
        100,
      );
    answers = [0];
    expect(await post(url(), true)).toEqual({ status: null, error: 'no answer within 0.1 s' });
    const closed = { status: null, error: 'the name leads to an address that is not public' };
    for (const target of [
      url(),
      url().replace('127.0.0.1', 'localhost'),
      'http://[::1]/',
      'http://10.0.0.1/',
    ]) {
      expect(await post(target, false)).toEqual(closed);
    }
    expect(await post('http://nothing.invalid/', true)).toMatchObject({ status: null });
    expect(received).toHaveLength(1);
    const seller = await server().world.createPerson('reseller');
    for (const target of [
      'http://0x0a000001/',
      'https://u:p@example.com/',
      'ftp://example.com/',
      'http://[fd00::1]/',
    ]) {
      const { json } = await send('POST', '/v1/webhooks', seller, { url: target, events: ['quota.low'] });
      expect([target, json.code]).toEqual([target, 'VALIDATION_FAILED']);
    }
  });

  it(`are ${MAX_WEBHOOKS} at most for one reseller, also when all are added at once`, async () => {
    const { world, deps } = server();
    const seller = await world.createPerson('reseller');
    const results = await Promise.allSettled(
      Array.from({ length: MAX_WEBHOOKS + 5 }, () =>
        createWebhook(deps, { url: url(), events: ['quota.low'] }, seller.context, undefined),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(MAX_WEBHOOKS);
  });
});
