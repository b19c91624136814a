import { expect, it, vi } from 'vitest';
import { createTestDevice, newNonce } from './testing/test-device.ts';
import type { TestServer } from './testing/test-server.ts';
import { twoInstances } from './testing/two-instances.ts';

twoInstances('limits of two instances', (instances) => {
  /** Sends all at once, by turns; counts those let through. */
  const spread = async (
    count: number,
    send: (server: TestServer, index: number) => Promise<{ status: number }>,
  ) => {
    const answers = await Promise.all(
      Array.from({ length: count }, (_, index) => send(instances().turn(index), index)),
    );
    return answers.filter(({ status }) => status !== 429).length;
  };
  const anonymous = (server: TestServer, ip: string) => server.call({ method: 'GET', url: '/v1/me', ip });
  const createChecked = async () => {
    const [one] = instances().servers;
    const license = await one.world.createLicense(one.world.admin);
    const device = await createTestDevice(one);
    const { verdict } = await device.activate(license.key);
    return async (server: TestServer) => {
      const nonce = newNonce();
      const proof = await device.prove('validate', nonce, license.id);
      const body = { licenseToken: verdict.licenseToken, nonce, proof };
      return server.call({ method: 'POST', url: '/v1/licenses/validate', body });
    };
  };

  it('60 a minute for one address over both, told when to come back by either', async () => {
    expect(await spread(100, (server) => anonymous(server, '192.0.2.1'))).toBe(60);
    for (const server of instances().servers) {
      const { status, headers } = await anonymous(server, '192.0.2.1');
      expect(status).toBe(429);
      expect(Number(headers['retry-after'])).toBeGreaterThan(30);
    }
    expect((await anonymous(instances().servers[1], '192.0.2.2')).status).toBe(401);
  });

  it('120 a minute for somebody signed in', async () => {
    const { token } = await instances().servers[0].world.createPerson('user');
    const me = (server: TestServer) => server.call({ method: 'GET', url: '/v1/me', token });
    expect(await spread(150, me)).toBe(120);
  });

  it('5 sign-ins a minute per address', async () => {
    const body = { email: 'nobody@example.com', password: 'x' };
    const signIn = (server: TestServer) =>
      server.call({ method: 'POST', url: '/v1/auth/login', body, ip: '192.0.2.3' });
    expect(await spread(20, signIn)).toBe(5);
  });

  it('10 activations an hour per key', async () => {
    const [one] = instances().servers;
    const license = await one.world.createLicense(one.world.admin);
    const device = await createTestDevice(one);
    const activate = (server: TestServer) =>
      server.call({ method: 'POST', url: '/v1/licenses/activate', body: device.activateBody(license.key) });
    expect(await spread(30, activate)).toBe(10);
  });

  it('20 generations an hour per reseller', async () => {
    const [one] = instances().servers;
    const { token } = await one.world.createPerson('reseller', 100);
    const body = { planId: (await one.world.createPlan()).id, quantity: 1 };
    const generate = (server: TestServer) =>
      server.call({ method: 'POST', url: '/v1/licenses', token, body });
    expect(await spread(40, generate)).toBe(20);
  });

  it('60 checks a minute per computer', async () => {
    expect(await spread(80, await createChecked())).toBe(60);
  });

  it('without Redis each instance counts alone, genuine computers are never refused, and all recovers', async () => {
    const { redis, servers, turn } = instances();
    const check = await createChecked();
    await redis.crash();
    expect(await spread(150, (server) => anonymous(server, '192.0.2.4'))).toBe(120);
    const checks = await Promise.all(Array.from({ length: 80 }, (_, index) => check(turn(index))));
    expect(new Set(checks.map(({ json }) => json.code))).toEqual(new Set(['VALID']));
    expect((await servers[0].call({ method: 'GET', url: '/health/ready' })).status).toBe(200);
    expect(servers[0].log.join('')).toContain('Redis cannot be reached');

    await redis.start();
    await vi.waitFor(
      async () => {
        for (const { deps } of servers) expect(await deps.redis?.commands.ping()).toBe('PONG');
      },
      { timeout: 10_000, interval: 50 },
    );
    await vi.waitFor(
      async () => {
        await anonymous(servers[0], '192.0.2.5');
        const counted = await servers[1].deps.redis?.commands.keys('*ip:192.0.2.5');
        expect(counted).toHaveLength(1);
      },
      { timeout: 10_000, interval: 200 },
    );
    expect(await spread(100, (server) => anonymous(server, '192.0.2.6'))).toBe(60);
    const signal = { kind: 'license', id: 'after' } as const;
    const heard = vi.fn();
    servers[1].deps.signals.subscribe(heard);
    await vi.waitFor(
      () => {
        servers[0].deps.signals.publish(signal);
        expect(heard).toHaveBeenCalledWith(signal);
      },
      { timeout: 10_000, interval: 50 },
    );
  });

  it('a Redis that is deaf costs one wait, not one for every request', async () => {
    const { redis, servers } = instances();
    redis.freeze();
    try {
      expect((await anonymous(servers[0], '192.0.2.7')).status).toBe(401);
      const command = vi.spyOn(servers[0].deps.redis?.commands ?? {}, 'sendCommand' as never);
      for (let index = 0; index < 20; index++) await anonymous(servers[0], '192.0.2.7');
      expect(command).not.toHaveBeenCalled();
    } finally {
      redis.thaw();
    }
  });
});
