import { expect, it } from 'vitest';
import { generateLicenses } from '../licenses/generate-licenses.ts';
import { times } from '../testing/at-once.ts';
import { oneDatabase } from '../testing/each-database.ts';
import { readMails } from '../testing/read-mails.ts';
import { runJobs } from '../testing/run-jobs.ts';
import type { Person } from '../testing/world.ts';
import { processOrder } from './process-order.ts';
import type { PaymentProvider } from './providers/payment-provider.ts';
import { reconcilePayments } from './reconcile/reconcile-payments.ts';
import { sweepOrders } from './sweep-orders.ts';
import { createMemoryProvider } from './testing/memory-provider.ts';
import { postWebhook, workEvents } from './testing/post-webhook.ts';
import { createShop } from './testing/shop.ts';
import { workEvent } from './work-event.ts';

const clock = { now: () => new Date() };
const memory = createMemoryProvider(() => clock.now());

oneDatabase(
  'payments',
  (server) => {
    const start = () => {
      clock.now = server().deps.now;
      return { ...server(), shop: createShop(server()) };
    };

    const arrive = async () => {
      for (const delivery of await memory.fixture.deliveries()) {
        expect(await postWebhook(server(), 'stripe', delivery)).toBe(200);
      }
      return workEvents(server());
    };
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
      for (const delivery of await memory.fixture.deliveries())
        await postWebhook(server(), 'stripe', delivery);
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

    const adminCall = (url: string, body?: object, headers: Record<string, string> = {}) =>
      server().call({
        method: body === undefined ? 'GET' : 'POST',
        url: `/v1/admin/payments${url}`,
        token: server().world.admin.token,
        ...(body === undefined ? {} : { body }),
        headers,
      });

    it('an admin gives money back: a part, then the rest, once for each key, and the license stops', async () => {
      const { shop } = start();
      const { priceId } = await shop.sell({}, { amount: 1000 });
      const made = await shop.order({ priceId, email: 'refund@example.org' });
      const refund = (body: object, key: string = crypto.randomUUID()) =>
        adminCall(`/${made.orderId}/refund`, { reason: 'asked for', ...body }, { 'idempotency-key': key });
      expect((await refund({})).json.code).toBe('ORDER_STATE');
      await memory.fixture.pay(made);
      await arrive();
      expect((await refund({ amount: 1001 })).json).toMatchObject({
        code: 'REFUND_TOO_MUCH',
        params: { most: 1000, currency: 'EUR' },
      });
      const key = crypto.randomUUID();
      const asked = memory.calls.refunds;
      const answers = await times(5, () => refund({ amount: 300 }, key));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      const { json: part } = await adminCall(`/${made.orderId}`);
      expect(part).toMatchObject({ state: 'fulfilled', refunded: 300, licenses: [{ status: 'active' }] });
      expect(part.refunds).toHaveLength(1);
      expect((await refund({ amount: 301 }, key)).json.code).toBe('IDEMPOTENCY_KEY_REUSED');
      // the provider is away when the rest is asked for; the sweep does it later
      await memory.fixture.setDown(true);
      expect((await refund({})).json.code).toBe('PAYMENT_PROVIDER_UNREACHABLE');
      await memory.fixture.setDown(false);
      expect((await refund({})).json.code).toBe('REFUND_TOO_MUCH');
      server().clock.ms += 120_001;
      await sweepOrders(server().deps, server().app.log);
      const { json: all } = await adminCall(`/${made.orderId}`);
      expect(all).toMatchObject({ state: 'refunded', refunded: 1000, licenses: [{ status: 'revoked' }] });
      expect(
        all.refunds.map(({ amount, state }: { amount: number; state: string }) => [amount, state]),
      ).toEqual([
        [300, 'done'],
        [700, 'done'],
      ]);
      expect(memory.calls.refunds - asked).toBeLessThanOrEqual(6);
      const found = await adminCall('?q=refund@example.org');
      expect(found.json.items.map(({ id }: { id: string }) => id)).toEqual([made.orderId]);
      expect((await adminCall('?state=refunded')).json.items.length).toBeGreaterThan(0);
    });

    it('a refund the provider refuses is tried again or settled by an admin; a part takes the goods if it is to', async () => {
      const { shop, deps } = start();
      const { priceId } = await shop.sell({}, { amount: 1000 });
      const made = await shop.order({ priceId });
      await memory.fixture.pay(made);
      await arrive();
      const url = `/${made.orderId}`;
      const refund = (body: object) =>
        adminCall(`${url}/refund`, { reason: 'r', ...body }, { 'idempotency-key': crypto.randomUUID() });
      const read = async () => (await adminCall(url)).json;
      const states = async () => {
        const { state, problem, refundable, licenses, refunds } = await read();
        const ends = refunds.map((one: { state: string; settlement: string }) => [one.state, one.settlement]);
        return [state, problem, refundable, licenses[0].status, ends];
      };
      memory.refuseRefunds(true);
      expect((await refund({ amount: 400, goods: 'take-back' })).json.code).toBe('PAYMENT_PROVIDER_REFUSED');
      expect(await states()).toEqual(['fulfilled', 'refund-failed', 600, 'active', [['failed', null]]]);
      // not asked again by itself
      const asked = memory.calls.refunds;
      server().clock.ms += 120_001;
      await sweepOrders(deps, server().app.log);
      expect(memory.calls.refunds).toBe(asked);
      expect((await adminCall('?problem=true')).json.items[0].id).toBe(made.orderId);
      const [failed] = (await read()).refunds;
      memory.refuseRefunds(false);
      const retry = () => adminCall(`${url}/refunds/${failed.id}/retry`, {});
      expect((await retry()).status).toBe(200);
      expect((await retry()).json.code).toBe('REFUND_NOT_OPEN');
      expect(await states()).toEqual([
        'fulfilled',
        null,
        600,
        'revoked',
        [
          ['failed', 'retried'],
          ['done', null],
        ],
      ]);
      memory.refuseRefunds(true);
      await refund({});
      memory.refuseRefunds(false);
      const rest = (await read()).refunds.at(-1);
      const settle = () =>
        adminCall(`${url}/refunds/${rest.id}/settle`, { how: 'bank transfer', goods: 'take-back' });
      expect((await settle()).json).toMatchObject({ state: 'fulfilled', problem: null, refundable: 0 });
      expect((await settle()).json.code).toBe('REFUND_NOT_OPEN');
      expect((await refund({})).json.code).toBe('REFUND_TOO_MUCH');
      const credits = await deps.db.prisma.receipt.findMany({
        where: { orderId: made.orderId, kind: 'credit' },
        orderBy: { number: 'asc' },
      });
      expect(credits.map(({ amount }) => amount)).toEqual([400, 600]);
      expect(await deps.db.prisma.alert.count({ where: { kind: 'PAYMENT_REFUND_FAILED' } })).toBe(1);
    });

    it('what is left of a subscription is that of its newest period, whatever was given back before', async () => {
      const { shop } = start();
      const { priceId } = await shop.sell({}, { amount: 1000, interval: 'month' });
      const made = await shop.order({ priceId });
      await memory.fixture.pay(made);
      await arrive();
      await memory.fixture.refund(made, 300);
      await memory.fixture.renew(made);
      await arrive();
      const { refunded, refundable } = (await adminCall(`/${made.orderId}`)).json;
      expect([refunded, refundable]).toEqual([300, 1000]);
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
      });
      expect((await end(owner)).status).toBe(200);
      await arrive();
      expect((await shop.look(made)).licenses).toMatchObject([{ status: 'active' }]);
    });

    /** A customer with a license they bought, paid for and activated or not. */
    const customer = async (interval?: 'month') => {
      const { shop, world, deps, call } = start();
      const owner = await world.createPerson('user');
      const sold = await shop.sell({}, interval === undefined ? {} : { interval });
      const first = await shop.order({ priceId: sold.priceId }, owner);
      await memory.fixture.pay(first);
      await arrive();
      const { prisma } = deps.db;
      const item = await prisma.orderItem.findFirstOrThrow({ where: { orderId: first.orderId } });
      const licenseId = item.licenseId ?? '';
      const license = () => prisma.license.findUniqueOrThrow({ where: { id: licenseId } });
      const offers = async (person: Person = owner) =>
        (await call({ method: 'GET', url: `/v1/licenses/${licenseId}/offers`, token: person.token })).json;
      const payOn = async (priceId = sold.priceId) => {
        const made = await shop.order({ priceId, licenseId }, owner);
        await memory.fixture.pay(made);
        await arrive();
        return made;
      };
      return { ...start(), prisma, owner, sold, first, licenseId, license, offers, payOn };
    };
    const DAY = 86_400_000;

    it('a license is paid on by its customer, at the amount that was shown, from its end or from now', async () => {
      const {
        owner,
        sold,
        licenseId,
        license,
        offers,
        payOn,
        world,
        call,
        prisma,
        clock: time,
      } = await customer();
      const end = (await license()).expiresAt?.getTime() ?? 0;
      const { offers: shown, refusal } = await offers();
      expect(refusal).toBeNull();
      expect(shown).toMatchObject([
        {
          priceId: sold.priceId,
          amount: 9900,
          interval: null,
          startsAt: new Date(end).toISOString(),
          endsAt: new Date(end + 365 * DAY).toISOString(),
        },
      ]);
      const order = async (body: object, token: string | undefined = owner.token) => {
        const base = { priceId: sold.priceId, licenseId, quantity: 1, provider: 'stripe' };
        const { status, json } = await call({
          method: 'POST',
          url: '/v1/checkout',
          body: { ...base, ...body },
          token,
        });
        return json.code ?? status;
      };
      const other = await world.createPerson('user');
      expect((await offers(other)).code).toBe('NOT_FOUND');
      expect(await order({}, other.token)).toBe('NOT_FOUND');
      expect(await order({ email: 'guest@example.org' }, '')).toBe('UNAUTHENTICATED');
      expect(await order({ quantity: 2 })).toBe('VALIDATION_FAILED');
      expect(await order({ shownAmount: 9899 })).toBe('OFFER_CHANGED');
      const { priceId: foreign } = await start().shop.sell();
      expect(await order({ priceId: foreign })).toBe('PRICE_UNAVAILABLE');
      expect(await order({ shownAmount: 9900 })).toBe(201);
      await payOn();
      expect((await license()).expiresAt?.getTime()).toBe(end + 365 * DAY);
      await runJobs(server());
      const [mail] = await readMails(server(), 'license-renewed');
      expect(mail?.text).toContain('The key stays the same');
      // it ran out ten days ago: what is paid begins today, and goes back to today
      const now = time.ms;
      await prisma.license.update({
        where: { id: licenseId },
        data: { expiresAt: new Date(now - 10 * DAY) },
      });
      const again = await payOn();
      expect((await license()).expiresAt?.getTime()).toBe(now + 365 * DAY);
      await memory.fixture.refund(again);
      await arrive();
      expect((await license()).expiresAt?.getTime()).toBe(now);
    });

    it('a disputed payment lets the license rest; lost, it runs on as before that payment', async () => {
      const { license, payOn, first } = await customer();
      const { expiresAt: end } = await license();
      const made = await payOn();
      await memory.fixture.openDispute(made);
      await memory.fixture.openDispute(first);
      await arrive();
      expect((await license()).status).toBe('suspended');
      await memory.fixture.closeDispute(made, 'lost');
      await arrive();
      // the other payment is disputed still
      expect(await license()).toMatchObject({ status: 'suspended', expiresAt: end });
      await memory.fixture.closeDispute(first, 'won');
      await arrive();
      expect((await license()).status).toBe('active');
    });

    it('money for a license that ended meanwhile waits for an admin; so does what was paid on one that ends', async () => {
      const { prisma, sold, owner, licenseId, license, first, payOn, shop, offers } = await customer();
      const paidOn = await payOn();
      const open = await shop.order({ priceId: sold.priceId, licenseId }, owner);
      await memory.fixture.refund(first);
      await arrive();
      expect((await license()).status).toBe('revoked');
      expect((await offers()).refusal).toBe('revoked');
      await memory.fixture.pay(open);
      await arrive();
      const told = (subject: string) => prisma.alert.count({ where: { kind: 'PAYMENT_MISMATCH', subject } });
      expect([await told(paidOn.orderId), await told(open.orderId)]).toEqual([1, 1]);
      expect(await prisma.order.findUniqueOrThrow({ where: { id: open.orderId } })).toMatchObject({
        state: 'paid',
        problem: 'license-ended',
      });
    });

    it('after a subscription another one goes on with the same license, without losing what is left', async () => {
      const { owner, sold, license, offers, payOn, call, prisma } = await customer('month');
      expect((await offers()).refusal).toBe('subscription');
      const { items } = (await call({ method: 'GET', url: '/v1/subscriptions', token: owner.token })).json;
      await call({ method: 'POST', url: `/v1/subscriptions/${items[0].id}/cancel`, token: owner.token });
      await arrive();
      const end = (await license()).expiresAt?.getTime() ?? 0;
      expect((await offers()).offers).toMatchObject([{ priceId: sold.priceId, interval: 'month' }]);
      const made = await payOn();
      const ends = async () => ((await license()).expiresAt?.getTime() ?? 0) - end;
      expect(await ends()).toBe(30 * DAY);
      await memory.fixture.renew(made);
      await arrive();
      expect(await ends()).toBe(60 * DAY);
      await memory.fixture.refund(made);
      await arrive();
      // and hears that the subscription is cancelled
      await arrive();
      expect([await ends(), (await license()).status]).toEqual([30 * DAY, 'active']);
      const { subscription } = await prisma.order.findUniqueOrThrow({
        where: { id: made.orderId },
        include: { subscription: true },
      });
      expect(subscription?.state).toBe('cancelled');
    });

    it('the daily comparison mends what was missed and tells what remains', async () => {
      const { shop, deps, clock: time } = start();
      const { priceId } = await shop.sell({}, { amount: 5000 });
      await memory.fixture.deliveries();
      const run = () => reconcilePayments(deps, memory.provider);
      await run();
      const known = (await adminCall('/differences?open=true')).json.items.length;
      const [missed, refunded, wrong] = [
        await shop.order({ priceId }),
        await shop.order({ priceId }),
        await shop.order({ priceId }),
      ];
      for (const made of [missed, refunded]) await memory.fixture.pay(made);
      await memory.fixture.pay(wrong, 'currency');
      await processOrder(deps, refunded.orderId);
      await memory.fixture.refund(refunded);
      // no webhook ever arrives
      await memory.fixture.deliveries();
      await run();
      expect((await shop.look(missed)).state).toBe('fulfilled');
      expect((await shop.look(refunded)).state).toBe('refunded');
      const { items } = (await adminCall('/differences')).json;
      const kinds = (made: { orderId: string }) =>
        items
          .filter(({ orderId }: { orderId: string }) => orderId === made.orderId)
          .map(({ kind, resolvedAt }: { kind: string; resolvedAt: string | null }) => [
            kind,
            resolvedAt !== null,
          ]);
      expect([kinds(missed), kinds(refunded), kinds(wrong)]).toEqual([
        [['late', true]],
        [['late', true]],
        [['amount', false]],
      ]);
      expect((await adminCall('/differences?open=true')).json.items).toHaveLength(known + 1);
      const alert = { kind: 'PAYMENT_DIFFERENCE', subject: 'stripe' };
      const told = () => deps.db.prisma.alert.count({ where: alert });
      const before = await told();
      time.ms += 86_400_001;
      await deps.db.prisma.order.update({
        where: { id: missed.orderId },
        data: { paymentRef: 'pay_nowhere', providerRef: 'cs_nowhere' },
      });
      await run();
      time.ms -= 86_400_001;
      expect(await told()).toBe(before + 1);
      const missing = (await adminCall('/differences?open=true')).json.items.filter(
        ({ orderId, kind }: { orderId: string; kind: string }) =>
          orderId === missed.orderId && kind === 'missing',
      );
      expect(missing).toHaveLength(1);
    });

    it('an admin settles a difference with a reason; it is found again when its sums change, and can be reopened', async () => {
      const { shop, deps } = start();
      const { priceId } = await shop.sell({}, { amount: 5000 });
      const made = await shop.order({ priceId });
      await memory.fixture.pay(made, 'amount');
      await memory.fixture.deliveries();
      // as some list payments: by the order alone
      const provider: PaymentProvider = {
        ...memory.provider,
        async *listSince(since) {
          for await (const item of memory.provider.listSince(since)) yield { ...item, providerRef: null };
        },
      };
      const run = () => reconcilePayments(deps, provider);
      await run();
      const find = async () =>
        (await adminCall('/differences?provider=stripe&kind=amount')).json.items.find(
          ({ orderId }: { orderId: string }) => orderId === made.orderId,
        );
      const found = await find();
      expect(found).toMatchObject({
        theirs: { amount: 4999, currency: 'EUR' },
        ours: { amount: 5000, currency: 'EUR' },
        resolvedAt: null,
      });
      const settle = () => adminCall(`/differences/${found.id}/settle`, { reason: 'Given back by hand' });
      const answers = await times(3, settle);
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
      const alerts = () =>
        deps.db.prisma.alert.aggregate({ where: { kind: 'PAYMENT_DIFFERENCE' }, _sum: { count: true } });
      const before = await alerts();
      await run();
      expect(await find()).toMatchObject({ settledReason: 'Given back by hand', foundAt: found.foundAt });
      expect((await find()).resolvedAt).not.toBeNull();
      expect(await alerts()).toEqual(before);
      expect((await adminCall(`/differences/${found.id}/reopen`, {})).json).toMatchObject({
        resolvedAt: null,
        settledReason: null,
      });
      expect((await adminCall(`/differences/${found.id}/reopen`, {})).json.code).toBe('CONFLICT');
      await settle();
      // settled when other sums were compared
      await deps.db.prisma.paymentDifference.update({
        where: { id: found.id },
        data: { theirAmount: 4000 },
      });
      await run();
      expect(await find()).toMatchObject({ resolvedAt: null, settledReason: null });
      const audit = await deps.db.prisma.auditEntry.findMany({
        where: { targetId: found.id },
        orderBy: { sequence: 'asc' },
      });
      expect(audit.map(({ action }) => action)).toEqual([
        'payment.settle',
        'payment.reopen',
        'payment.settle',
      ]);
      expect(audit[0]?.details).toEqual({ reason: 'Given back by hand' });
    });

    it('an admin has payments compared now, once, and sees how it ended', async () => {
      const { deps } = start();
      const last = async () => (await adminCall('/comparisons')).json.items;
      const ask = () => adminCall('/comparisons', {});
      await memory.fixture.setDown(true);
      const answers = await times(3, ask);
      expect(answers.every(({ status, json }) => status === 202 && json.items[0].running)).toBe(true);
      const jobs = await runJobs(server());
      expect(jobs.filter(({ name }) => name === 'payment.reconcile')).toEqual([
        { name: 'payment.reconcile', failed: true },
      ]);
      expect(await last()).toMatchObject([
        { provider: 'stripe', live: false, running: false, problem: 'PAYMENT_PROVIDER_UNREACHABLE' },
      ]);
      await memory.fixture.setDown(false);
      server().clock.ms += 1;
      await ask();
      await runJobs(server());
      const [ended] = await last();
      expect(ended).toMatchObject({
        running: false,
        problem: null,
        comparedAt: deps.now().toISOString(),
      });
      expect(ended.payments).toBeGreaterThan(ended.differences);
    });
  },
  { payments: new Map([['stripe', memory.provider]]) },
);
