import { beforeAll, expect, it } from 'vitest';
import type { ServerDeps } from '../../shared/deps.ts';
import { times } from '../../testing/at-once.ts';
import type { oneDatabase } from '../../testing/each-database.ts';
import type { TestServer } from '../../testing/test-server.ts';
import { processOrder } from '../process-order.ts';
import type { PaymentProvider } from '../providers/payment-provider.ts';
import { longerRows } from './longer-rows.ts';
import type { Delivery, OpenOrder, PaymentsFixture } from './payments-fixture.ts';
import { postWebhook, workEvents } from './post-webhook.ts';
import { createShop } from './shop.ts';

/**
 * What must hold whichever provider it is and whatever happens on the way: one row per thing that goes wrong. `open`
 * starts the provider's side; `now` is the clock of the server.
 */
export function paymentsMatrix(
  name: PaymentProvider['name'],
  open: (now: () => Date) => Promise<PaymentsFixture>,
  { title, on }: { readonly title: string; readonly on: typeof oneDatabase },
) {
  const payments = new Map<PaymentProvider['name'], PaymentProvider>();
  on(`payments matrix, ${title}`, (server) => rows(name, server, open, payments), { payments });
}

function rows(
  name: PaymentProvider['name'],
  server: () => TestServer,
  open: (now: () => Date) => Promise<PaymentsFixture>,
  payments: Map<PaymentProvider['name'], PaymentProvider>,
) {
  let fixture: PaymentsFixture;
  let shop: ReturnType<typeof createShop>;
  let priceId = '';
  /** subscriptions that were to be ended: when that happens differs */
  const cancelled = new Set<string | null>();
  beforeAll(async () => {
    const { deps } = server();
    fixture = await open(deps.now);
    const { provider } = fixture;
    const cancelSubscription: PaymentProvider['cancelSubscription'] = (ref, key) => {
      cancelled.add(ref);
      return provider.cancelSubscription(ref, key);
    };
    payments.set(name, Object.assign(Object.create(provider), { cancelSubscription }));
    shop = createShop(server());
    ({ priceId } = await shop.sell());
    return () => fixture.stop();
  });

  const post = (delivery: Delivery) => postWebhook(server(), name, delivery);
  const postAll = async (deliveries: readonly Delivery[]) => {
    for (const delivery of deliveries) expect(await post(delivery)).toBe(200);
  };
  const arrive = async () => {
    await postAll(await fixture.deliveries());
    expect(await workEvents(server())).toBe(0);
  };
  const order = (quantity = 1) => shop.order({ priceId, quantity });
  const paidOrder = async (quantity = 1) => {
    const made = await order(quantity);
    await fixture.pay(made);
    return made;
  };
  /** State of an order, and the states of the licenses handed out for it. */
  const stateOf = async ({ orderId }: OpenOrder) => {
    const { prisma } = server().deps.db;
    const { state, problem, items } = await prisma.order.findUniqueOrThrow({
      where: { id: orderId },
      include: { items: { include: { license: true } } },
    });
    return { state, problem, licenses: items.map(({ license }) => license?.status) };
  };
  const fulfilled = { state: 'fulfilled', problem: null, licenses: ['active'] };
  const alerts = (kind: string, subject: string) =>
    server().deps.db.prisma.alert.count({ where: { kind, subject } });

  it('paid: the key is on the success page and in a mail', async () => {
    const made = await paidOrder(2);
    await arrive();
    expect(await stateOf(made)).toEqual({ ...fulfilled, licenses: ['active', 'active'] });
    const { licenses, state, goods } = await shop.look(made);
    expect([state, goods, new Set(licenses.map(({ key }: { key: string }) => key)).size]).toEqual([
      'fulfilled',
      'ready',
      2,
    ]);
  });

  it('duplicate: every webhook three times', async () => {
    const made = await paidOrder();
    const deliveries = await fixture.deliveries();
    await postAll([...deliveries, ...deliveries]);
    await workEvents(server());
    await postAll(deliveries);
    await workEvents(server());
    expect(await stateOf(made)).toEqual(fulfilled);
  });

  it('parallel: ten of each at once, worked on by ten', async () => {
    const made = await paidOrder(3);
    const deliveries = await fixture.deliveries();
    const statuses = await times(10, () => Promise.all(deliveries.map(post)));
    expect(new Set(statuses.flat())).toEqual(new Set([200]));
    await times(10, () => workEvents(server()));
    expect(await stateOf(made)).toEqual({ ...fulfilled, licenses: ['active', 'active', 'active'] });
  });

  it.each(['first paid', 'first refunded', 'as it comes'])(
    'reordered: paid and refunded end revoked, %s',
    async (sequence) => {
      const made = await paidOrder();
      const paid = [...(await fixture.deliveries())];
      if (sequence === 'first paid') {
        await postAll(paid);
        await workEvents(server());
        expect(await stateOf(made)).toEqual(fulfilled);
      }
      await fixture.refund(made);
      const refunded = [...(await fixture.deliveries())];
      if (sequence === 'first refunded') {
        for (const delivery of [...refunded, ...paid.toReversed()]) {
          await postAll([delivery]);
          await workEvents(server());
        }
      } else {
        await postAll(sequence === 'first paid' ? refunded : [...paid, ...refunded].toReversed());
        await workEvents(server());
      }
      const { state, licenses } = await stateOf(made);
      expect([state, licenses.filter((status) => status !== 'revoked')]).toEqual(['refunded', []]);
    },
  );

  it('delayed: paid after the order was given up', async () => {
    const made = await order();
    const { prisma } = server().deps.db;
    await prisma.order.update({ where: { id: made.orderId }, data: { state: 'expired' } });
    await fixture.pay(made);
    await arrive();
    expect(await stateOf(made)).toEqual(fulfilled);
  });

  it.each(['mail', 'jobs', 'signals'] as const)('crash: %s fails in the middle of the work', async (part) => {
    const made = await paidOrder();
    await postAll(await fixture.deliveries());
    const { deps } = server();
    const fail = () => {
      throw new Error('killed here');
    };
    const broken: ServerDeps = {
      ...deps,
      ...(part === 'mail' ? { mail: { enqueue: fail } } : {}),
      ...(part === 'jobs' ? { jobs: { enqueue: fail, enqueueAll: fail } } : {}),
      ...(part === 'signals' ? { signals: { ...deps.signals, publish: fail } } : {}),
    };
    await workEvents(server(), broken);
    // all of it or nothing of it
    const { state, licenses } = await stateOf(made);
    expect(licenses).toHaveLength(state === 'fulfilled' ? 1 : 0);
    await workEvents(server());
    expect(await stateOf(made)).toEqual(fulfilled);
  });

  it('wrong amount, currency, mode or account: nothing is handed out, and the admins hear of it', async () => {
    for (const falsehood of fixture.falsehoods) {
      // money in the wrong account is told from the right one once there was some
      const made = await order();
      await fixture.pay(made, falsehood);
      await arrive();
      const { state, problem, licenses } = await stateOf(made);
      expect([falsehood, state, licenses]).toEqual([falsehood, 'pending', []]);
      expect([falsehood, problem]).toEqual([falsehood, expect.stringMatching(/^wrong-/)]);
      expect([falsehood, await alerts('PAYMENT_MISMATCH', made.orderId)]).toEqual([falsehood, 1]);
      expect((await shop.look(made)).licenses).toEqual([]);
    }
  });

  it('unknown order: stored, told, and nothing else', async () => {
    expect(await post(await fixture.strange())).toBe(200);
    expect(await workEvents(server())).toBe(0);
    const { prisma } = server().deps.db;
    expect(await prisma.paymentEvent.count({ where: { problem: 'unknown-order', state: 'done' } })).toBe(1);
    expect(await alerts('PAYMENT_UNKNOWN', name)).toBe(1);
  });

  it('forged: a changed byte, or no signature, is refused and not stored', async () => {
    const made = await paidOrder();
    const [delivery] = await fixture.deliveries();
    if (delivery === undefined) throw new Error('nothing was sent');
    const { prisma } = server().deps.db;
    const before = await prisma.paymentEvent.count();
    const raw = Buffer.from(delivery.raw.toString('utf8').replace(/\w(?="\s*[,}])/, '~'));
    expect(await post({ ...delivery, raw })).toBe(400);
    expect(await post({ raw: delivery.raw, headers: {} })).toBe(400);
    expect(await prisma.paymentEvent.count()).toBe(before);
    expect((await stateOf(made)).state).toBe('pending');
  });

  it('replayed old: an hour later nothing happens again', async () => {
    const made = await paidOrder();
    const deliveries = await fixture.deliveries();
    await postAll(deliveries);
    await workEvents(server());
    const { clock } = server();
    clock.ms += 3_600_000;
    const statuses = new Set(await Promise.all(deliveries.map(post)));
    clock.ms -= 3_600_000;
    expect(statuses).toEqual(new Set([fixture.dated ? 400 : 200]));
    await workEvents(server());
    expect(await stateOf(made)).toEqual(fulfilled);
  });

  it('success page before the webhook', async () => {
    const made = await paidOrder();
    const page = await shop.look(made);
    expect([page.state, page.licenses.length]).toEqual(['fulfilled', 1]);
    await arrive();
    expect(await stateOf(made)).toEqual(fulfilled);
  });

  it('success page with the webhook: five looks and ten workers at once', async () => {
    const made = await paidOrder();
    const deliveries = await fixture.deliveries();
    await Promise.all([
      ...Array.from({ length: 5 }, () => shop.look(made)),
      ...deliveries.map(async (delivery) => {
        expect(await post(delivery)).toBe(200);
        await times(3, () => workEvents(server()));
      }),
      ...Array.from({ length: 5 }, () => processOrder(server().deps, made.orderId)),
    ]);
    await workEvents(server());
    expect(await stateOf(made)).toEqual(fulfilled);
  });

  it('provider away: the webhook waits, and is worked on when it is back', async () => {
    const made = await paidOrder();
    const deliveries = await fixture.deliveries();
    await fixture.setDown(true);
    await postAll(deliveries);
    expect(await workEvents(server())).toBeGreaterThan(0);
    expect((await shop.look(made)).state).toBe('pending');
    await fixture.setDown(false);
    expect(await workEvents(server())).toBe(0);
    expect(await stateOf(made)).toEqual(fulfilled);
  });

  it('a part given back leaves the license, the rest takes it', async () => {
    const made = await paidOrder();
    await arrive();
    await fixture.refund(made, 100);
    await arrive();
    expect(await stateOf(made)).toEqual(fulfilled);
    await fixture.refund(made, 9800);
    await arrive();
    expect(await stateOf(made)).toEqual({ state: 'refunded', problem: null, licenses: ['revoked'] });
  });

  it('giving back fails afterwards: the license runs again and the admins hear of it, until it is given back', async () => {
    const made = await paidOrder();
    await arrive();
    await fixture.refund(made);
    await arrive();
    expect(await stateOf(made)).toEqual({ state: 'refunded', problem: null, licenses: ['revoked'] });
    await fixture.failRefund(made);
    await arrive();
    expect(await stateOf(made)).toEqual(fulfilled);
    expect(await alerts('PAYMENT_REFUND_FAILED', made.orderId)).toBe(1);
    await fixture.refund(made);
    await arrive();
    expect(await stateOf(made)).toEqual({ state: 'refunded', problem: null, licenses: ['revoked'] });
    // what was credited, taken back and credited again comes to one credit
    const receipts = await server().deps.db.prisma.receipt.findMany({
      where: { orderId: made.orderId },
      orderBy: { number: 'asc' },
    });
    expect(receipts.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['invoice', 9900],
      ['credit', 9900],
      ['invoice', 9900],
      ['credit', 9900],
    ]);
  });

  it.each([
    ['won', 'won', 'active'],
    ['lost', 'lost', 'revoked'],
  ] as const)('dispute: suspended while it is open; %s', async (outcome, state, status) => {
    const made = await paidOrder();
    await arrive();
    await fixture.openDispute(made);
    await arrive();
    expect(await stateOf(made)).toEqual({ state: 'disputed', problem: null, licenses: ['suspended'] });
    expect((await shop.look(made)).goods).toBe('resting');
    await fixture.closeDispute(made, outcome);
    await arrive();
    expect(await stateOf(made)).toEqual({ state, problem: null, licenses: [status] });
    expect((await shop.look(made)).goods).toBe(outcome === 'won' ? 'ready' : 'taken');
  });

  it('given back after a dispute was won: the license ends', async () => {
    const made = await paidOrder();
    await arrive();
    await fixture.openDispute(made);
    await fixture.closeDispute(made, 'won');
    await arrive();
    await fixture.refund(made);
    await arrive();
    expect(await stateOf(made)).toEqual({ state: 'refunded', problem: null, licenses: ['revoked'] });
  });

  longerRows(() => ({
    server: server(),
    fixture,
    shop,
    cancelled,
    fulfilled,
    postAll,
    arrive,
    stateOf,
    alerts,
  }));

  it('warning of a stolen card: suspended until an admin decides', async () => {
    if (fixture.warn === null) return;
    const made = await paidOrder();
    await arrive();
    await fixture.warn(made);
    await arrive();
    expect(await stateOf(made)).toEqual({ ...fulfilled, licenses: ['suspended'] });
    expect(await alerts('PAYMENT_FRAUD_WARNING', made.orderId)).toBe(1);
  });
}
