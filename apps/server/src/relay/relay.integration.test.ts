import { createHmac } from 'node:crypto';
import { signDeviceProof } from '@mywasender/licensing/device-proof';
import { expect, it } from 'vitest';
import { createLicenseStreams } from '../events/create-license-streams.ts';
import { oneDatabase } from '../testing/each-database.ts';
import { createTestDevice, newNonce } from '../testing/test-device.ts';
import type { TestServer } from '../testing/test-server.ts';
import { tidyUp } from '../upkeep/tidy-up.ts';
import { LARGEST_WEBHOOK, MOST_RELAYS } from './relay-limits.ts';

const SECRET = '614fc2afde15eee07a26b2fe3eaee9b9';
const DAY = 24 * 60 * 60_000;
const bodyOf = (text: string) => `{"object":"whatsapp_business_account", "entry":[{"said":"${text}"}]}`;
const signatureOf = (body: string, secret = SECRET) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

oneDatabase('relay of webhooks', (server) => {
  it('answers the challenge to whoever knows the verify token', async () => {
    const { relay, app } = await opened(server());
    const ask = (token: string, id = relay.relayId) =>
      server().call({
        method: 'GET',
        url: `/v1/relay/whatsapp/${id}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`,
      });
    expect(relay.url).toBe(`http://127.0.0.1:4400/v1/relay/whatsapp/${relay.relayId}`);
    const answer = await ask(relay.verifyToken);
    expect(answer).toMatchObject({ status: 200, text: '1158201444' });
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect((await ask('another')).json).toMatchObject({ code: 'RELAY_TOKEN_WRONG' });
    const other = await opened(server());
    expect((await ask(relay.verifyToken, other.relay.relayId)).json.code).toBe('RELAY_TOKEN_WRONG');
    const verifiedAt = new Date(server().deps.now()).toISOString();
    expect((await app.fetch(0)).json.verifiedAt.slice(0, 13)).toBe(verifiedAt.slice(0, 13));
    expect((await other.app.fetch(0)).json).toEqual({ events: [], more: false });
  });

  it('keeps nothing without the right signature over the very bytes', async () => {
    const { relay, app } = await opened(server());
    const body = bodyOf('hello');
    for (const signature of [
      null,
      '',
      'sha256=',
      signatureOf(body, 'another secret of 16'),
      signatureOf(body).toUpperCase(),
      signatureOf(JSON.stringify(JSON.parse(body))),
    ]) {
      expect(await deliver(server(), relay.relayId, body, signature)).toMatchObject({
        status: 401,
        json: { code: 'RELAY_SIGNATURE_WRONG' },
      });
    }
    expect((await deliver(server(), crypto.randomUUID(), body)).status).toBe(404);
    expect(await server().deps.db.prisma.relayEvent.count({ where: { relayId: relay.relayId } })).toBe(0);
    expect((await app.fetch(0)).json).toEqual({ events: [], more: false });
    const large = 'x'.repeat(LARGEST_WEBHOOK + 1);
    expect((await deliver(server(), relay.relayId, large)).status).toBe(413);
  });

  it('hands webhooks over in their order, byte for byte, until they are acknowledged', async () => {
    const { relay, app } = await opened(server());
    const bodies = ['one', 'two', 'the word \\u00e9t\\u00e9 😀'].map(bodyOf);
    for (const body of bodies)
      expect((await deliver(server(), relay.relayId, body)).json).toEqual({ received: true });
    const first = (await app.fetch(0)).json;
    expect(first).toMatchObject({ more: false, events: bodies.map((body) => ({ body })) });
    expect((await app.fetch(0)).json).toEqual(first);
    const last = first.events.at(-1).position;
    expect((await app.fetch(last - 1)).json.events).toMatchObject([{ body: bodies[2] }]);
    expect((await app.fetch(last)).json.events).toEqual([]);
    // what was let go of does not come back, and its repetition is still known
    expect((await app.fetch(0)).json.events).toEqual([]);
    await deliver(server(), relay.relayId, bodies[0] ?? '');
    expect((await app.fetch(last)).json.events).toEqual([]);
    // a place nothing has reached yet lets go of nothing to come
    await app.fetch(last + 1000);
    await deliver(server(), relay.relayId, bodyOf('later'));
    expect((await app.fetch(last)).json.events).toMatchObject([{ body: bodyOf('later') }]);
  });

  it('the same webhook many times at once is one, and many are in one order', async () => {
    const { relay, app } = await opened(server());
    const again = Array.from({ length: 12 }, () => deliver(server(), relay.relayId, bodyOf('same')));
    const others = Array.from({ length: 12 }, (_, n) => deliver(server(), relay.relayId, bodyOf(`n${n}`)));
    for (const { status } of await Promise.all([...again, ...others])) expect(status).toBe(200);
    const { events } = (await app.fetch(0)).json;
    expect(events).toHaveLength(13);
    const positions = events.map(({ position }: { position: number }) => position);
    expect(positions).toEqual(positions.toSorted((a: number, b: number) => a - b));
    expect(new Set(events.map(({ body }: { body: string }) => body)).size).toBe(13);
  });

  it('two computers of a license each get everything, whatever the other has let go of', async () => {
    const { relay, app, license } = await opened(server());
    const second = await computer(server(), license);
    const fetchAll = async (from: Awaited<ReturnType<typeof computer>>) => {
      const got: string[] = [];
      let after = 0;
      while (got.length < 20) {
        const { events } = (await from.fetch(relay.relayId, after)).json;
        for (const { body, position } of events) {
          got.push(body);
          after = position;
        }
      }
      await from.fetch(relay.relayId, after);
      return got.toSorted();
    };
    // both are known before the first webhook
    await second.fetch(relay.relayId, 0);
    await app.fetch(0);
    const sent = Array.from({ length: 20 }, (_, n) => bodyOf(`both ${n}`));
    const [one, two] = await Promise.all([
      fetchAll(app.computer),
      fetchAll(second),
      Promise.all(sent.map((body) => deliver(server(), relay.relayId, body))),
    ]);
    expect(one).toEqual(sent.toSorted());
    expect(two).toEqual(sent.toSorted());
    const waiting = await server().deps.db.prisma.relayEvent.count({
      where: { relayId: relay.relayId, bodySealed: { not: '' } },
    });
    expect(waiting).toBe(0);
  });

  it('belongs to its license, and to computers that prove themselves', async () => {
    const { relay, app } = await opened(server());
    await deliver(server(), relay.relayId, bodyOf('private'));
    const stranger = (await opened(server())).app.computer;
    expect((await stranger.fetch(relay.relayId, 0)).status).toBe(404);
    expect((await stranger.call(`/${relay.relayId}/close`, {})).status).toBe(204);
    expect((await stranger.call('', { appSecret: SECRET, relayId: relay.relayId })).status).toBe(404);
    expect((await app.fetch(0)).json.events).toHaveLength(1);
    const replayed = await app.computer.body(`/${relay.relayId}/events`, { after: 0 });
    const send = () =>
      server().call({ method: 'POST', url: `/v1/relay/whatsapp/${relay.relayId}/events`, body: replayed });
    expect((await send()).status).toBe(200);
    expect((await send()).json).toMatchObject({
      code: 'DEVICE_PROOF_INVALID',
      params: { reason: 'replayed' },
    });
  });

  it('a late renewal loses no STOP; a computer that was removed reads nothing', async () => {
    const { relay, app, license } = await opened(server());
    await deliver(server(), relay.relayId, bodyOf('STOP'));
    const { token } = server().world.admin;
    await server().call({ method: 'POST', url: `/v1/licenses/${license.id}/suspend`, token });
    expect((await app.fetch(0)).json.events).toHaveLength(1);
    expect((await app.computer.call('', { appSecret: SECRET })).json).toMatchObject({
      code: 'LICENSE_TOKEN_INVALID',
      params: { reason: 'SUSPENDED' },
    });
    await server().call({
      method: 'DELETE',
      url: `/v1/licenses/${license.id}/devices/${app.computer.deviceId}`,
      token,
    });
    expect((await app.fetch(0)).json.code).toBe('LICENSE_TOKEN_INVALID');
  });

  it('takes another secret, has a limit per license, and forgets with its end and its time', async () => {
    const { relay, app } = await opened(server());
    const changed = await app.computer.call('', { appSecret: `${SECRET}ff`, relayId: relay.relayId });
    expect(changed.json).toEqual(relay);
    expect((await deliver(server(), relay.relayId, bodyOf('old'))).status).toBe(401);
    const body = bodyOf('new');
    expect((await deliver(server(), relay.relayId, body, signatureOf(body, `${SECRET}ff`))).status).toBe(200);
    for (let n = 1; n < MOST_RELAYS; n++) {
      expect((await app.computer.call('', { appSecret: SECRET })).status).toBe(200);
    }
    expect((await app.computer.call('', { appSecret: SECRET })).json.code).toBe('RELAY_LIMIT');
    const { deps, clock } = server();
    const count = () => deps.db.prisma.relayEvent.count({ where: { relayId: relay.relayId } });
    await tidyUp(deps);
    expect(await count()).toBe(1);
    const { ms } = clock;
    clock.ms += 7 * DAY + 1;
    await tidyUp(deps);
    clock.ms = ms;
    expect(await count()).toBe(0);
    for (let n = 0; n < 2; n++) {
      expect((await app.computer.call(`/${relay.relayId}/close`, {})).status).toBe(204);
    }
    expect((await deliver(server(), relay.relayId, body)).status).toBe(404);
  });

  it('tells connected computers of the license, and writes no word of a message to log or table', async () => {
    const { relay, license } = await opened(server());
    const { deps, log } = server();
    const told: string[] = [];
    const streams = createLicenseStreams(deps.signals, { mostStreams: 10 });
    const listener = {
      licenseId: license.id,
      planId: '',
      deviceId: '',
      code: 'VALID',
      deviceDenied: false,
      digest: '',
    } as const;
    streams.open(listener, { write: (text) => told.push(text) > 0, end: () => undefined });
    const before = log.length;
    await deliver(server(), relay.relayId, bodyOf('a very private word'));
    streams.stop();
    expect(told.slice(1)).toEqual(['event: relay\ndata: {}\n\n']);
    expect(log.slice(before).join('')).not.toContain('private');
    const { rows } = await deps.db.pool.query(
      'SELECT row_to_json(e)::text AS event, row_to_json(r)::text AS relay FROM relay_events e JOIN relays r ON r.id = e.relay_id WHERE r.id = $1',
      [relay.relayId],
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`private|${SECRET}`));
  });
});

function deliver(
  server: TestServer,
  relayId: string,
  body: string,
  signature: string | null = signatureOf(body),
) {
  return server.app
    .inject({
      method: 'POST',
      url: `/v1/relay/whatsapp/${relayId}`,
      remoteAddress: `10.77.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`,
      headers: {
        'content-type': 'application/json',
        ...(signature === null ? {} : { 'x-hub-signature-256': signature }),
      },
      payload: body,
    })
    .then((reply) => ({ status: reply.statusCode, json: reply.json() }));
}

interface License {
  readonly id: string;
  readonly key: string;
}

/** One installation that is activated for a license, and its calls about relays. */
async function computer(server: TestServer, license: License) {
  const device = await createTestDevice(server);
  const { verdict, claims } = await device.activate(license.key);
  const body = async (path: string, more: object) => ({
    licenseToken: verdict.licenseToken,
    proof: await signDeviceProof({
      privateKeyJwk: device.keys.privateKeyJwk,
      method: 'POST',
      url: `http://127.0.0.1:4400/v1/relay/whatsapp${path}`,
      nonce: newNonce(),
      licenseId: license.id,
      now: server.clock.ms,
    }),
    ...more,
  });
  const call = async (path: string, more: object) =>
    server.call({ method: 'POST', url: `/v1/relay/whatsapp${path}`, body: await body(path, more) });
  return {
    deviceId: claims.deviceId,
    body,
    call,
    fetch: (relayId: string, after: number) => call(`/${relayId}/events`, { after }),
  };
}

/** A license with one computer and one relay. */
async function opened(server: TestServer) {
  const license = await server.world.createLicense(server.world.admin);
  const owner = await computer(server, license);
  const { status, json: relay } = await owner.call('', { appSecret: SECRET });
  expect(status).toBe(200);
  const app = { computer: owner, fetch: (after: number) => owner.fetch(relay.relayId, after) };
  return { license, relay, app };
}
