import { randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { BLOCKS_POLL_MS } from '../plugins/address-blocks.ts';
import { times } from '../testing/at-once.ts';
import { oneDatabase } from '../testing/each-database.ts';
import { createTestDevice, newNonce } from '../testing/test-device.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { twoInstances } from '../testing/two-instances.ts';
import { tidyUp } from '../upkeep/tidy-up.ts';
import { blockAddress } from './block-address.ts';
import { liftBlock } from './lift-block.ts';

const MINUTE = 60_000;
const reason = 'test';

const statusFrom = async ({ call }: TestServer, ip: string, headers: Record<string, string> = {}) =>
  (await call({ method: 'GET', url: '/v1/me', ip, headers })).status;

/** Blocks, and waits until this instance has heard of it. */
async function block(server: TestServer, address: string, from: string, minutes?: number) {
  const { deps, world } = server;
  const body = { address, reason, ...(minutes === undefined ? {} : { minutes }) };
  const made = await blockAddress(deps, body, world.admin.context, undefined);
  await vi.waitFor(async () => expect(await statusFrom(server, from)).toBe(429));
  return made;
}

async function lift(server: TestServer, id: string, from: string) {
  await liftBlock(server.deps, id, server.world.admin.context);
  await vi.waitFor(async () => expect(await statusFrom(server, from)).toBe(401));
}

oneDatabase('blocks of one address', (server) => {
  it('20 at once are one row and one entry; a longer one prolongs it, a shorter one changes nothing', async () => {
    const { deps, world, clock } = server();
    const order = (minutes: number, idempotencyKey?: string) =>
      blockAddress(deps, { address: '203.0.113.7', reason, minutes }, world.admin.context, idempotencyKey);
    const made = await times(20, () => order(60));
    const [id = ''] = new Set(made.map((one) => one.id));
    expect(new Set(made.map((one) => one.id)).size).toBe(1);
    expect((await order(30)).endsAt).toBe(made[0]?.endsAt);
    const endsAt = new Date(clock.ms + 90 * MINUTE).toISOString();
    expect(await order(90)).toMatchObject({ id, endsAt, endedAt: null });
    expect(await deps.db.prisma.addressBlock.count()).toBe(1);
    const entries = await deps.db.prisma.auditEntry.findMany({
      where: { targetId: id },
      orderBy: { sequence: 'asc' },
    });
    expect(entries).toMatchObject([
      { action: 'address.block', actorId: world.admin.user.id, details: { minutes: 60 } },
      { action: 'address.block', details: { minutes: 90 } },
    ]);

    // what is over makes room; one order repeated is one block
    clock.ms += 90 * MINUTE;
    const key = randomUUID();
    const [next, again] = await Promise.all([order(60, key), order(60, key)]);
    expect(next.id).not.toBe(id);
    expect(again).toEqual(next);
    // 20 who lift it at once have one entry too
    await times(20, () => liftBlock(deps, next.id, world.admin.context));
    expect(await deps.db.prisma.auditEntry.count({ where: { targetId: next.id } })).toBe(2);
    expect((await order(60)).id).not.toBe(next.id);
    expect(await deps.db.prisma.addressBlock.count()).toBe(3);
    clock.ms += 91 * 24 * 60 * MINUTE;
    await tidyUp(deps);
    expect(await deps.db.prisma.addressBlock.count()).toBe(0);
  });
});

oneDatabase(
  'a blocked address',
  (server) => {
    it('is refused everything but probes and public keys, is told until when, and is free at that time', async () => {
      const { call, app, deps, clock, world } = server();
      const ip = '203.0.113.7';
      const url = '/v1/admin/address-blocks';
      const { token } = world.admin;
      const body = { address: ip, reason: 'tries passwords' };
      const made = await call({ method: 'POST', url, token, body });
      expect(made.status).toBe(201);
      expect(made.json).toMatchObject({
        network: ip,
        endsAt: new Date(clock.ms + 60 * MINUTE).toISOString(),
        endedAt: null,
      });
      await vi.waitFor(async () => expect(await statusFrom(server(), ip)).toBe(429));
      clock.ms += 10 * MINUTE;
      for (const [method, path] of [
        ['GET', '/v1/me'],
        ['POST', '/v1/auth/login'],
        ['GET', '/v1/trial'],
        ['POST', '/v1/licenses/trial'],
        ['GET', '/v1/nothing'],
        ['GET', '/'],
        ['GET', '/openapi.json'],
      ] as const) {
        const answer = await call({ method, url: path, ip, ...(method === 'POST' ? { body: {} } : {}) });
        expect([path, answer.status, answer.json.code]).toEqual([path, 429, 'ADDRESS_BLOCKED']);
        expect(answer.headers['retry-after']).toBe('3000');
        expect(answer.headers['x-request-id']).toBeDefined();
      }
      // also who is signed in, and an end that was not announced
      expect((await call({ method: 'GET', url: '/v1/me', ip, token })).status).toBe(429);
      for (const path of ['/health/live', '/health/ready', '/.well-known/jwks.json']) {
        expect((await call({ method: 'GET', url: path, ip })).status).toBe(200);
      }
      expect(await statusFrom(server(), '203.0.113.8')).toBe(401);
      // and no storm is noted of it
      await app.limitStorms.flush();
      expect(await deps.db.prisma.eventCount.count({ where: { name: 'limited', subject: ip } })).toBe(0);

      clock.ms += 50 * MINUTE - 1;
      expect(await statusFrom(server(), ip)).toBe(429);
      clock.ms += 1;
      expect(await statusFrom(server(), ip)).toBe(401);
      const admin = await world.createPerson('admin');
      const list = async (active: boolean) =>
        (await call({ method: 'GET', url: `${url}?active=${active}`, token: admin.token })).json.items;
      expect(await list(true)).toEqual([]);
      expect(await list(false)).toMatchObject([{ id: made.json.id, endedAt: made.json.endsAt }]);
    });

    it('is free at once when the block is lifted, which is in the audit trail', async () => {
      const { call, deps, world } = server();
      const { token } = await world.createPerson('admin');
      const { id } = await block(server(), '198.51.100.0/24', '198.51.100.77');
      const url = `/v1/admin/address-blocks/${id}`;
      expect((await call({ method: 'DELETE', url, token })).status).toBe(204);
      await vi.waitFor(async () => expect(await statusFrom(server(), '198.51.100.77')).toBe(401));
      expect((await call({ method: 'DELETE', url, token })).status).toBe(204);
      const unknown = await call({ method: 'DELETE', url: url.replace(id, randomUUID()), token });
      expect(unknown.status).toBe(404);
      const entries = await deps.db.prisma.auditEntry.findMany({
        where: { targetId: id },
        orderBy: { sequence: 'asc' },
      });
      expect(entries.map(({ action }) => action)).toEqual(['address.block', 'address.unblock']);
    });

    it('is the same however it is written, and on IPv6 the whole line', async () => {
      const four = await block(server(), '::ffff:203.0.113.20', '203.0.113.20');
      expect(four.network).toBe('203.0.113.20');
      expect(await statusFrom(server(), '::ffff:203.0.113.20')).toBe(429);
      expect(await statusFrom(server(), '::ffff:203.0.113.21')).toBe(401);
      const six = await block(server(), '2001:db8:0:7::1', '2001:db8:0:7:1234::9');
      expect(six.network).toBe('2001:db8:0:7::/64');
      expect(await statusFrom(server(), '2001:db8:0:8::1')).toBe(401);
      await lift(server(), four.id, '203.0.113.20');
      await lift(server(), six.id, '2001:db8:0:7::1');
    });

    it('is what the proxy says; a made-up X-Forwarded-For neither evades nor frames', async () => {
      const [bad, good, proxy] = ['203.0.113.30', '203.0.113.31', '192.0.2.1'];
      const { id } = await block(server(), bad, bad);
      const via = (ip: string, forwarded: string) =>
        statusFrom(server(), ip, { 'x-forwarded-for': forwarded, 'x-real-ip': forwarded });
      expect(await via(proxy, bad)).toBe(429);
      expect(await via(proxy, good)).toBe(401);
      // what the caller wrote stands before what the proxy adds
      expect(await via(proxy, `${good}, ${bad}`)).toBe(429);
      expect(await via(proxy, `${bad}, ${good}`)).toBe(401);
      // past the proxy nobody is believed
      expect(await via(bad, good)).toBe(429);
      expect(await via(good, bad)).toBe(401);
      expect(await via(proxy, 'unknown')).toBe(401);
      await lift(server(), id, bad);
    });

    it('never keeps out a computer with a license, whatever else comes from there', async () => {
      const { world, call, clock } = server();
      const license = await world.createLicense(world.admin, { deviceLimit: 3 });
      const device = await createTestDevice(server());
      const { verdict } = await device.activate(license.key);
      // the tests' own addresses are all in it
      const { id } = await block(server(), '10.0.0.0/16', '10.0.0.1', 24 * 60);
      expect((await device.validate(verdict, license.id)).verdict.code).toBe('VALID');
      const refreshed = await device.refresh(verdict.refreshToken, license.id);
      expect(refreshed.verdict.code).toBe('VALID');
      const another = await createTestDevice(server());
      expect((await another.activate(license.key)).verdict.code).toBe('VALID');
      expect((await device.deactivate(refreshed.verdict, license.id)).status).toBe(204);

      const post = async (path: string, body: object) => {
        const nonce = newNonce();
        const proof = await device.prove(path, nonce, license.id);
        const url = `/v1/licenses/${path}`;
        return (await call({ method: 'POST', url, body: { nonce, proof, ...body } })).json.code;
      };
      const [head, payload] = verdict.licenseToken?.split('.') ?? [];
      const stranger = await createTestDevice(server());
      const made = await Promise.all([
        post('validate', { licenseToken: `${head}.${payload}.${'A'.repeat(43)}` }),
        // of another kind, though genuine
        post('validate', { licenseToken: world.admin.token }),
        post('validate', { licenseToken: [verdict.licenseToken] }),
        post('validate', {}),
        post('refresh', { refreshToken: 'A'.repeat(43) }),
        post('deactivate', { refreshToken: 1 }),
      ]);
      expect(new Set(made)).toEqual(new Set(['ADDRESS_BLOCKED']));
      const unknown = stranger.activateBody('MWS-00000-00000-00000-00000-00000');
      const activate = { method: 'POST', url: '/v1/licenses/activate', body: unknown } as const;
      expect((await call(activate)).json.code).toBe('ADDRESS_BLOCKED');
      const events = { method: 'GET', url: '/v1/licenses/events' } as const;
      const listen = async (token: string | undefined) =>
        (await call({ ...events, headers: { authorization: `DPoP ${token}`, dpop: 'none' } })).json.code;
      expect(await listen('no.license.token.at.all')).toBe('ADDRESS_BLOCKED');
      expect(await listen(verdict.licenseToken)).toBe('DEVICE_PROOF_INVALID');
      await lift(server(), id, '10.0.0.1');

      // away for so long that its token is over, it is told so and gets a new one
      const old = await device.activate(license.key);
      clock.ms += 31 * 24 * 60 * MINUTE;
      const later = await block(server(), '10.0.0.0/16', '10.0.0.1');
      expect(await post('validate', { licenseToken: old.verdict.licenseToken })).toBe(
        'LICENSE_TOKEN_INVALID',
      );
      await lift(server(), later.id, '10.0.0.1');
    });

    it('is refused to be blocked when it is one’s own, the server’s or a proxy’s', async () => {
      const { call, world, deps } = server();
      const { token } = await world.createPerson('admin');
      const before = await deps.db.prisma.addressBlock.count();
      const order = async (address: string, ip: string) => {
        const url = '/v1/admin/address-blocks';
        const { status, json } = await call({ method: 'POST', url, token, ip, body: { address, reason } });
        return [status, json.code];
      };
      expect(await order('203.0.113.0/24', '203.0.113.50')).toEqual([409, 'ADDRESS_NOT_BLOCKABLE']);
      expect(await order('127.0.0.1', '203.0.113.50')).toEqual([409, 'ADDRESS_NOT_BLOCKABLE']);
      expect(await order('192.0.2.0/24', '203.0.113.50')).toEqual([409, 'ADDRESS_NOT_BLOCKABLE']);
      expect(await order('203.0.0.0/15', '203.0.113.50')).toEqual([400, 'VALIDATION_FAILED']);
      expect(await deps.db.prisma.addressBlock.count()).toBe(before);
    });
  },
  { config: { trustedProxies: ['192.0.2.1'] } },
);

twoInstances('blocks on two instances', (instances) => {
  const ip = '203.0.113.7';

  it('hold on both at once, after a restart, and end on both; who hears nothing looks by itself', async () => {
    const [one, two] = instances().servers;
    const { config } = one.deps;
    const database = { databaseUrl: config.databaseUrl, dataDir: '' };
    // an instance without Redis hears of nothing
    const deaf = { ...config, operation: { ...config.operation, redisUrl: null } };
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const third = await startTestServer(database, { config: deaf, world: one.world });
    const made = await block(one, ip, ip);
    await vi.waitFor(async () => expect(await statusFrom(two, ip)).toBe(429));
    expect(await statusFrom(third, ip)).toBe(401);
    vi.advanceTimersByTime(BLOCKS_POLL_MS);
    await vi.waitFor(async () => expect(await statusFrom(third, ip)).toBe(429));
    await third.close();
    vi.useRealTimers();

    const restarted = await startTestServer(database, { config, world: one.world });
    expect(await statusFrom(restarted, ip)).toBe(429);
    await restarted.close();

    await liftBlock(two.deps, made.id, two.world.admin.context);
    for (const server of [two, one]) {
      await vi.waitFor(async () => expect(await statusFrom(server, ip)).toBe(401));
    }
    const ordered = await times(20, (index) =>
      blockAddress(instances().turn(index).deps, { address: ip, reason }, one.world.admin.context, undefined),
    );
    expect(new Set(ordered.map(({ id }) => id)).size).toBe(1);
  });
});
