import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GenerateLicensesAnswer } from '@mywasender/contract/http/licenses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateLicenses } from './licenses/generate-licenses.ts';
import { createMemoryProvider } from './payments/testing/memory-provider.ts';
import type { Delivery } from './payments/testing/payments-fixture.ts';
import { postWebhook } from './payments/testing/post-webhook.ts';
import { createShop } from './payments/testing/shop.ts';
import { workEvent } from './payments/work-event.ts';
import { readQuota } from './quota/read-quota.ts';
import { FULL } from './testing/full-run.ts';
import { type PostgresCluster, postgresMissing, startPostgres } from './testing/postgres-cluster.ts';
import { createTestDevice } from './testing/test-device.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

const KILLS = 2;
const RESELLERS = 10;
const QUOTA = 6;
const WISHES = 8;
const LICENSES = 20;
/** per license for two computers; with every retry still within 10 activations an hour */
const COMPUTERS = 3;
const CHECKS = 120;
const AT_ONCE = 24;
/** Webhooks of payments, three of each order. */
const WEBHOOKS = FULL ? 3000 : 150;
/** Each costs seconds until the database is back. */
const WEBHOOK_KILLS = FULL ? KILLS : 1;
const WORKERS = 4;

const skipped = postgresMissing && ` (skipped: ${postgresMissing})`;
describe.skipIf(postgresMissing !== '')(`a database killed with -9 under load${skipped}`, () => {
  let cluster: PostgresCluster;
  let server: TestServer;
  const memory = createMemoryProvider(() => server.deps.now());
  beforeAll(async () => {
    cluster = await startPostgres({ durable: true });
    const databaseUrl = await cluster.createMigratedDatabase();
    server = await startTestServer(
      { databaseUrl, dataDir: '' },
      { payments: new Map([['stripe', memory.provider]]) },
    );
  });
  afterAll(async () => {
    await server.close();
    await cluster.stop();
  });

  it('no verdict is wrong, no unit lost, nothing issued twice, and the server recovers by itself', async () => {
    const { world, deps, call } = server;
    const plan = await world.createPlan();
    let conclusions = 0;
    let outages = 0;
    /** Repeats a call until there is a conclusion; a 5xx is none. */
    const insist = async (send: () => ReturnType<typeof call>) => {
      for (;;) {
        const answer = await send();
        if (answer.status < 500) {
          conclusions++;
          return answer;
        }
        outages++;
        expect([answer.status, answer.json.code]).toEqual([503, 'UNAVAILABLE']);
        while ((await call({ method: 'GET', url: '/health/ready' })).status !== 200) await sleep(20);
      }
    };

    const resellers = await Promise.all(
      Array.from({ length: RESELLERS }, () => world.createPerson('reseller', QUOTA)),
    );
    // in turn: whose call is repeated after each kill must stay within 20 generations an hour
    const wishes = Array.from({ length: WISHES }, () =>
      resellers.map((reseller) => ({ reseller, key: randomUUID() })),
    ).flat();
    const body = { planId: plan.id, quantity: 1 };
    const issued = new Map<string, GenerateLicensesAnswer>();
    const generating = wishes.map(({ reseller, key }) => async () => {
      const headers = { 'idempotency-key': key };
      const { status, json } = await insist(() =>
        call({ method: 'POST', url: '/v1/licenses', body, token: reseller.token, headers }),
      );
      if (status === 201) issued.set(key, json);
      else expect(json.code).toBe('QUOTA_EXCEEDED');
    });

    const shared = await Promise.all(
      Array.from({ length: LICENSES }, () => world.createLicense(world.admin, { deviceLimit: 2 })),
    );
    const places = new Map(shared.map(({ id }) => [id, 0]));
    const activating = shared.flatMap(({ id, key }) =>
      Array.from({ length: COMPUTERS }, () => async () => {
        const device = await createTestDevice(server);
        const { json } = await insist(() =>
          call({ method: 'POST', url: '/v1/licenses/activate', body: device.activateBody(key) }),
        );
        if (json.code === 'VALID') places.set(id, (places.get(id) ?? 0) + 1);
        else expect(json.code).toBe('DEVICE_LIMIT_REACHED');
      }),
    );

    const subjects = await Promise.all(
      Array.from({ length: 6 }, async (_, index) => {
        const license = await world.createLicense(world.admin);
        const device = await createTestDevice(server);
        const { verdict } = await device.activate(license.key);
        const suspended = index % 2 === 1;
        const token = world.admin.token;
        if (suspended) await call({ method: 'POST', url: `/v1/licenses/${license.id}/suspend`, token });
        return { license, device, verdict, truth: suspended ? 'SUSPENDED' : 'VALID' };
      }),
    );
    const verdicts: [string, string][] = [];
    const checking = Array.from({ length: CHECKS }, (_, index) => async () => {
      const subject = subjects[index % subjects.length] ?? expect.fail('no subject');
      const { json } = await insist(async () => {
        const nonce = randomUUID();
        const proof = await subject.device.prove('validate', nonce, subject.license.id);
        const licenseToken = subject.verdict.licenseToken;
        return call({
          method: 'POST',
          url: '/v1/licenses/validate',
          body: { licenseToken, nonce, proof },
        });
      });
      verdicts.push([subject.truth, json.code]);
    });

    const work = mixed([generating, activating, checking]);
    const total = work.length;
    const caller = async () => {
      for (let next = work.shift(); next !== undefined; next = work.shift()) await next();
    };
    const killer = async () => {
      for (let kill = 1; kill <= KILLS; kill++) {
        while (conclusions < (total * kill) / (KILLS + 1)) await sleep(5);
        const before = outages;
        await cluster.kill();
        while (outages === before) await sleep(5);
        await cluster.start();
      }
    };
    await Promise.all([killer(), ...Array.from({ length: AT_ONCE }, caller)]);

    expect(conclusions).toBe(total);
    expect(outages).toBeGreaterThanOrEqual(KILLS);
    expect(verdicts.filter(([truth, told]) => truth !== told)).toEqual([]);
    expect(verdicts).toHaveLength(CHECKS);
    expect(new Set(places.values())).toEqual(new Set([2]));
    const active = { licenseId: { in: shared.map(({ id }) => id) }, status: 'active' } as const;
    expect(await deps.db.prisma.device.count({ where: active })).toBe(2 * LICENSES);

    expect(issued.size).toBe(RESELLERS * QUOTA);
    const keys = [...issued.values()].map(({ licenses }) => licenses[0]?.key);
    expect(new Set(keys).size).toBe(RESELLERS * QUOTA);
    for (const { user } of resellers) {
      expect(await readQuota(deps, user.id)).toEqual({ balance: 0, granted: QUOTA, issued: QUOTA });
      expect(await deps.db.prisma.license.count({ where: { issuerId: user.id } })).toBe(QUOTA);
    }
    for (const { reseller, key } of wishes) {
      const first = issued.get(key);
      if (first === undefined) continue;
      const again = await generateLicenses(deps, body, reseller.context, key);
      expect(again.licenses[0]?.key).toBe(first.licenses[0]?.key);
    }
    expect(await deps.db.prisma.license.count({ where: { planId: plan.id } })).toBe(RESELLERS * QUOTA);
  });

  it('of webhooks that arrive meanwhile every paid order is handed out exactly once', async () => {
    const { deps, app } = server;
    const { prisma } = deps.db;
    const shop = createShop(server);
    const { priceId, planId = '' } = await shop.sell();
    const orders = await atOnce(
      AT_ONCE,
      Array.from({ length: WEBHOOKS / 3 }, () => () => shop.order({ priceId })),
    );
    for (const order of orders) await memory.fixture.pay(order);
    const deliveries = (await memory.fixture.deliveries()).toSorted(() => Math.random() - 0.5);
    expect(deliveries).toHaveLength(WEBHOOKS);

    let taken = 0;
    let outages = 0;
    const deliver = async (delivery: Delivery) => {
      for (;;) {
        const status = await postWebhook(server, 'stripe', delivery);
        if (status === 200) {
          taken++;
          return;
        }
        expect(status).toBe(503);
        outages++;
        await sleep(20);
      }
    };
    let worked = false;
    /** Fails while the database is away, and goes on. */
    const worker = async () => {
      while (!worked) {
        try {
          const waiting = await prisma.paymentEvent.findMany({ where: { state: 'waiting' }, take: 20 });
          const one = waiting[Math.floor(Math.random() * waiting.length)];
          if (one !== undefined) await workEvent(deps, one.id, { last: false, log: app.log });
          else if (taken === WEBHOOKS) return;
          else await sleep(5);
        } catch {
          await sleep(20);
        }
      }
    };
    const killer = async () => {
      for (let kill = 1; kill <= WEBHOOK_KILLS; kill++) {
        while (taken < (WEBHOOKS * kill) / (WEBHOOK_KILLS + 1)) await sleep(5);
        const before = outages;
        await cluster.kill();
        while (outages === before) await sleep(5);
        await cluster.start();
      }
    };
    await Promise.all([
      killer(),
      atOnce(
        AT_ONCE,
        deliveries.map((delivery) => () => deliver(delivery)),
      ),
      ...Array.from({ length: WORKERS }, worker),
    ]);
    worked = true;

    expect(await prisma.paymentEvent.groupBy({ by: ['state'], _count: true })).toEqual([
      { state: 'done', _count: WEBHOOKS },
    ]);
    const states = await prisma.order.groupBy({ by: ['state'], _count: true });
    expect(states).toEqual([{ state: 'fulfilled', _count: orders.length }]);
    const perOrder = await prisma.orderItem.groupBy({ by: ['orderId'], _count: true });
    expect(perOrder.filter(({ _count }) => _count !== 1)).toEqual([]);
    expect(perOrder).toHaveLength(orders.length);
    expect(await prisma.license.count({ where: { planId } })).toBe(orders.length);
    const { rows } = await deps.db.pool.query<{ mails: number }>(
      "SELECT count(*)::int AS mails FROM jobs.job WHERE name = 'mail.send'",
    );
    expect(rows[0]?.mails).toBe(orders.length);
    expect(await prisma.auditEntry.count({ where: { action: 'payment.fulfilled' } })).toBe(orders.length);
  });
});

/** Does all of it, so much at a time. */
async function atOnce<T>(limit: number, work: readonly (() => Promise<T>)[]): Promise<T[]> {
  const left = [...work];
  const done: T[] = [];
  const one = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) done.push(await next());
  };
  await Promise.all(Array.from({ length: limit }, one));
  return done;
}

/** One of each in turn, so that every kind of call is under way at every moment. */
function mixed<T>(lists: readonly (readonly T[])[]): T[] {
  return lists
    .flatMap((list) => list.map((item, index) => ({ item, place: (index + 0.5) / list.length })))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
