import { expect, it } from 'vitest';
import { generateLicenses } from '../licenses/generate-licenses.ts';
import { readMails } from '../testing/read-mails.ts';
import { runJobs } from '../testing/run-jobs.ts';
import type { Person } from '../testing/world.ts';
import { sweepOrders } from './sweep-orders.ts';
import { memoryShop } from './testing/memory-shop.ts';
import { postWebhook, workEvents } from './testing/post-webhook.ts';
import { workEvent } from './work-event.ts';

memoryShop('payments', ({ server, memory, start, arrive }) => {
  const balanceOf = async ({ token }: Person) =>
    (await server().call({ method: 'GET', url: '/v1/quota', token })).json.balance;

  it('the jobs do it: the key is mailed with the webhook alone, nobody on the page', async () => {
    const { shop } = start();
    const { priceId } = await shop.sell();
    const made = await shop.order({ priceId, email: 'jobs@example.org', language: 'es' });
    await memory.fixture.pay(made);
    for (const delivery of await memory.fixture.deliveries()) {
      await postWebhook(server(), 'stripe', delivery);
    }
    const done = await runJobs(server());
    expect(done.filter(({ failed }) => failed)).toEqual([]);
    const { licenses } = await shop.look(made);
    await runJobs(server());
    const mails = await readMails(server(), 'order-fulfilled');
    const mail = mails.find(({ text }) => text?.includes(licenses[0].key));
    expect(mail?.subject).toBe('Su pedido en MyWASender');
    expect(mail?.text).toContain(`/buy/done?order=${made.orderId}&access=${made.token}`);
  });

  it('a pack is booked once; unused units are taken back with the money, used ones are a debt', async () => {
    const { shop, world, deps } = start();
    const { priceId } = await shop.sell({ units: 10 });
    const buyer = await world.createPerson('reseller');
    const made = await shop.order({ priceId, quantity: 2 }, buyer);
    await memory.fixture.pay(made);
    await arrive();
    expect((await shop.look(made)).units).toBe(20);
    expect(await balanceOf(buyer)).toBe(20);
    const plan = await world.createPlan();
    await generateLicenses(deps, { planId: plan.id, quantity: 13 }, buyer.context, undefined);
    await memory.fixture.openDispute(made);
    await arrive();
    expect(await balanceOf(buyer)).toBe(0);
    await memory.fixture.closeDispute(made, 'won');
    await arrive();
    expect(await balanceOf(buyer)).toBe(7);
    await memory.fixture.refund(made);
    await arrive();
    expect(await balanceOf(buyer)).toBe(0);
    const { prisma } = deps.db;
    const order = await prisma.order.findUniqueOrThrow({ where: { id: made.orderId } });
    expect([order.state, order.debtUnits]).toEqual(['refunded', 13]);
    const ledger = await prisma.quotaEntry.findMany({
      where: { userId: buyer.user.id, kind: 'purchase' },
      orderBy: { sequence: 'asc' },
    });
    expect(ledger.map(({ amount }) => amount)).toEqual([10, 10, -7, 7, -7]);
    expect(await prisma.alert.count({ where: { kind: 'PAYMENT_DEBT', subject: made.orderId } })).toBe(1);
  });

  it('money of somebody who may not have packs any more waits for an admin', async () => {
    const { shop, world, deps } = start();
    const { priceId } = await shop.sell({ units: 10 });
    const buyer = await world.createPerson('reseller');
    const made = await shop.order({ priceId }, buyer);
    const setRole = (role: 'user' | 'reseller') =>
      deps.db.prisma.user.update({ where: { id: buyer.user.id }, data: { role } });
    await setRole('user');
    await memory.fixture.pay(made);
    await arrive();
    const stored = () => deps.db.prisma.order.findUniqueOrThrow({ where: { id: made.orderId } });
    expect(await stored()).toMatchObject({
      state: 'paid',
      problem: 'buyer-no-reseller',
      fulfilledAt: null,
    });
    await setRole('reseller');
    await sweepOrders(deps, server().app.log);
    expect(await stored()).toMatchObject({ state: 'fulfilled', problem: null });
    expect(await balanceOf(await world.personOf(buyer.user.id))).toBe(10);
  });

  it('the same event with another content is told and not believed', async () => {
    const { deps } = start();
    const about = { eventId: 'evt_twice', about: 'payment', paymentRef: 'pay_none' };
    const send = (body: object) => postWebhook(server(), 'stripe', memory.notice(body, 'payment.captured'));
    expect(await send({ ...about, pending_webhooks: 2 })).toBe(200);
    expect(await send({ ...about, pending_webhooks: 1 })).toBe(200);
    const told = () => deps.db.prisma.alert.count({ where: { kind: 'PAYMENT_EVENT_CHANGED' } });
    expect(await told()).toBe(0);
    expect(await send({ ...about, paymentRef: 'pay_other' })).toBe(200);
    expect(await told()).toBe(1);
    expect(await deps.db.prisma.paymentEvent.count({ where: { eventId: 'evt_twice' } })).toBe(1);
  });

  it('an event that fails for the last time is dead, with an alert', async () => {
    const { shop, deps } = start();
    const { priceId } = await shop.sell();
    const made = await shop.order({ priceId });
    await memory.fixture.pay(made);
    await memory.fixture.setDown(true);
    for (const delivery of await memory.fixture.deliveries()) await postWebhook(server(), 'stripe', delivery);
    const event = await deps.db.prisma.paymentEvent.findFirstOrThrow({ where: { state: 'waiting' } });
    await workEvent(deps, event.id, { last: true, log: server().app.log });
    await memory.fixture.setDown(false);
    const { state } = await deps.db.prisma.paymentEvent.findUniqueOrThrow({ where: { id: event.id } });
    expect(state).toBe('dead');
    const told = { kind: 'PAYMENT_EVENT_DEAD', subject: event.eventId };
    expect(await deps.db.prisma.alert.count({ where: told })).toBe(1);
    expect(await workEvents(server())).toBe(0);
    expect((await shop.look(made)).state).toBe('fulfilled');
  });

  it('an order nobody paid is given up after a day and a last look', async () => {
    const { shop, deps, clock: time } = start();
    const { priceId } = await shop.sell();
    const [unpaid, paid] = [await shop.order({ priceId }), await shop.order({ priceId })];
    await memory.fixture.pay(paid);
    const states = async () => {
      const orders = [unpaid, paid].map(({ orderId }) =>
        deps.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } }),
      );
      return (await Promise.all(orders)).map(({ state }) => state);
    };
    time.ms += 86_400_000 - 1;
    await sweepOrders(deps, server().app.log);
    expect(await states()).toEqual(['pending', 'pending']);
    time.ms += 1;
    await sweepOrders(deps, server().app.log);
    time.ms -= 86_400_000;
    expect(await states()).toEqual(['expired', 'fulfilled']);
  });

  it('a signed form brings the buyer back to the page of the order; one that is not gains nothing', async () => {
    const { shop, deps } = start();
    const { priceId } = await shop.sell();
    const made = await shop.order({ priceId });
    await memory.fixture.pay(made);
    const back = (signature: string, token = made.token) =>
      server().app.inject({
        method: 'POST',
        url: `/v1/orders/${made.orderId}/return?token=${token}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ signature }).toString(),
      });
    const stored = async () =>
      (await deps.db.prisma.order.findUniqueOrThrow({ where: { id: made.orderId } })).state;
    const page = `http://127.0.0.1:4400/buy/done?order=${made.orderId}&access=${made.token}`;
    const forged = await back('signed by nobody');
    expect([forged.statusCode, forged.headers.location, await stored()]).toEqual([303, page, 'pending']);
    const signed = await back(`signed ${made.providerRef}`);
    expect([signed.statusCode, signed.headers.location, await stored()]).toEqual([303, page, 'fulfilled']);
    expect((await back('', 'A'.repeat(43))).statusCode).toBe(404);
  });

  it('a subscription is ended by its owner, and by nobody else', async () => {
    const { shop, world, call } = start();
    const { priceId } = await shop.sell({}, { interval: 'year' });
    const [owner, other] = [await world.createPerson('user'), await world.createPerson('user')];
    const made = await shop.order({ priceId }, owner);
    await memory.fixture.pay(made);
    await arrive();
    const list = async ({ token }: Person) =>
      (await call({ method: 'GET', url: '/v1/subscriptions', token })).json.items;
    expect(await list(other)).toEqual([]);
    const [subscription] = await list(owner);
    expect(subscription).toMatchObject({ orderId: made.orderId, state: 'active', interval: 'year' });
    const end = ({ token }: Person) =>
      call({ method: 'POST', url: `/v1/subscriptions/${subscription.id}/cancel`, token });
    expect((await end(other)).status).toBe(404);
    expect((await end(owner)).json).toMatchObject({
      state: 'cancelled',
      periodEnd: subscription.periodEnd,
      runsUntil: subscription.periodEnd,
    });
    expect((await end(owner)).status).toBe(200);
    await arrive();
    expect((await shop.look(made)).licenses).toMatchObject([{ status: 'active' }]);
  });
});
