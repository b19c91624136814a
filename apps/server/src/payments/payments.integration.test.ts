import { expect, it } from 'vitest';
import { generateLicenses } from '../licenses/generate-licenses.ts';
import { times } from '../testing/at-once.ts';
import { oneDatabase } from '../testing/each-database.ts';
import { readMails } from '../testing/read-mails.ts';
import { runJobs } from '../testing/run-jobs.ts';
import type { Person } from '../testing/world.ts';
import { processOrder } from './process-order.ts';
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

    it('the price list has what is on sale, by currency', async () => {
      const { call, shop, world } = start();
      const inEuro = await shop.sell({}, { interval: 'year' });
      const inRupees = await shop.sell({ units: 10 }, { currency: 'INR', amount: 50_000 });
      const list = async (query = '') => (await call({ method: 'GET', url: `/v1/prices${query}` })).json;
      const all = await list();
      expect(all).toMatchObject({ providers: [{ name: 'stripe', live: false }], currencies: ['EUR', 'INR'] });
      const ids = all.products.map(({ prices }: { prices: { id: string }[] }) => prices[0]?.id);
      expect(ids.toSorted()).toEqual([inEuro.priceId, inRupees.priceId].toSorted());
      const { products } = await list('?currency=INR');
      expect(products).toMatchObject([
        { kind: 'quota', units: 10, prices: [{ amount: 50_000, interval: null }] },
      ]);
      const { token } = world.admin;
      const end = (path: string) => call({ method: 'PATCH', url: path, token, body: { active: false } });
      await end(`/v1/admin/prices/${inEuro.priceId}`);
      await end(`/v1/admin/products/${inRupees.productId}`);
      expect((await list()).products).toEqual([]);
      const admin = await call({ method: 'GET', url: '/v1/admin/products', token });
      expect(admin.json.items).toHaveLength(2);
    });

    it('one price of a product is on sale for each currency and interval', async () => {
      const { call, shop, world } = start();
      const { productId, priceId } = await shop.sell();
      const { token } = world.admin;
      const add = async (body: object) => {
        const { json } = await call({
          method: 'POST',
          url: '/v1/admin/prices',
          token,
          body: { productId, currency: 'EUR', amount: 100, taxIncluded: true, ...body },
        });
        return json.code ?? 'added';
      };
      expect(await add({})).toBe('PRICE_EXISTS');
      expect(await add({ interval: 'year' })).toBe('added');
      expect(await add({ interval: 'year' })).toBe('PRICE_EXISTS');
      expect(await add({ currency: 'USD' })).toBe('added');
      await call({ method: 'PATCH', url: `/v1/admin/prices/${priceId}`, token, body: { active: false } });
      expect(await add({})).toBe('added');
      const again = {
        method: 'PATCH',
        url: `/v1/admin/prices/${priceId}`,
        token,
        body: { active: true },
      } as const;
      expect((await call(again)).json.code).toBe('PRICE_EXISTS');
    });

    it('an order is stored with the price of the list before the provider is asked, also when it does not answer', async () => {
      const { call, shop, deps } = start();
      const { priceId } = await shop.sell({}, { amount: 2500 });
      const { orderId, page } = await shop.order({
        priceId,
        quantity: 3,
        billing: { name: 'Ada', taxId: 'DE1' },
      });
      expect(page).toMatchObject({ method: 'GET', fields: {} });
      const order = await deps.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } });
      expect(order).toMatchObject({ state: 'pending', amount: 7500, tax: 0, currency: 'EUR', live: false });
      await memory.fixture.setDown(true);
      const body = { priceId, quantity: 1, provider: 'stripe', email: 'a@example.org', amount: 1 };
      const invented = await call({ method: 'POST', url: '/v1/checkout', body });
      expect(invented.json.params).toMatchObject({ field: 'amount' });
      const refused = await call({
        method: 'POST',
        url: '/v1/checkout',
        body: { ...body, amount: undefined },
      });
      await memory.fixture.setDown(false);
      expect([refused.status, refused.json.code]).toEqual([503, 'PAYMENT_PROVIDER_UNREACHABLE']);
      expect(await deps.db.prisma.order.count({ where: { providerRef: null, state: 'pending' } })).toBe(1);
    });

    it.each([
      ['a price that is none', { priceId: crypto.randomUUID() }, 'PRICE_UNAVAILABLE'],
      ['a provider that is not set up', { provider: 'paypal' }, 'PAYMENT_PROVIDER_OFF'],
      ['a guest without an address', { email: undefined }, 'VALIDATION_FAILED'],
      ['more than one payment may be', { quantity: 1000 }, 'ORDER_TOO_LARGE'],
    ])('refuses %s', async (_, change, code) => {
      const { call, shop } = start();
      const { priceId } = await shop.sell({}, { amount: 2_000_001 });
      const body = { priceId, quantity: 1, provider: 'stripe', email: 'a@example.org', ...change };
      expect((await call({ method: 'POST', url: '/v1/checkout', body })).json.code).toBe(code);
    });

    it('packs are sold to resellers, licenses to anybody', async () => {
      const { call, shop, world } = start();
      const { priceId } = await shop.sell({ units: 10 });
      const buy = async (token: string | undefined) =>
        (
          await call({
            method: 'POST',
            url: '/v1/checkout',
            token,
            body: { priceId, quantity: 1, provider: 'stripe', email: 'a@example.org' },
          })
        ).json.code ?? 'ordered';
      const people = ['user', 'staff', 'admin', 'reseller'] as const;
      const tokens = await Promise.all(people.map(async (role) => (await world.createPerson(role)).token));
      const answers = await Promise.all([undefined, ...tokens].map(buy));
      expect(answers).toEqual([...Array.from({ length: 4 }, () => 'QUOTA_PACK_BUYER'), 'ordered']);
      expect(await buy('eyJhbGciOiJub25lIn0.e30.')).toBe('UNAUTHENTICATED');
    });

    it('a plan of the provider is made once for a price, however many buy at once', async () => {
      const { shop, deps } = start();
      const { priceId } = await shop.sell({}, { interval: 'month' });
      await shop.order({ priceId });
      const before = memory.calls.plans;
      await times(5, () => shop.order({ priceId }));
      expect(memory.calls.plans).toBe(before);
      expect(await deps.db.prisma.providerPlan.count({ where: { priceId } })).toBe(1);
    });

    it('an order is shown to its buyer and to whoever has the token, for 30 days', async () => {
      const { call, shop, world, clock: time } = start();
      const { priceId } = await shop.sell();
      const buyer = await world.createPerson('user');
      const other = await world.createPerson('user');
      const { orderId, token } = await shop.order({ priceId }, buyer);
      const guest = await shop.order({ priceId, email: other.user.email });
      const see = async (id: string, query: string, person?: typeof buyer) =>
        (await call({ method: 'GET', url: `/v1/orders/${id}${query}`, token: person?.token })).status;
      expect(await see(orderId, '', buyer)).toBe(200);
      expect(await see(orderId, `?token=${token}`)).toBe(200);
      expect(await see(orderId, '')).toBe(404);
      expect(await see(orderId, '', other)).toBe(404);
      expect(await see(orderId, `?token=${guest.token}`)).toBe(404);
      // bought as a guest, with the address of an account that is shown to be theirs
      expect(await see(guest.orderId, '', other)).toBe(200);
      const { json } = await call({ method: 'GET', url: '/v1/orders', token: other.token });
      expect(json.items.map(({ id }: { id: string }) => id)).toEqual([guest.orderId]);
      time.ms += 30 * 86_400_000;
      expect(await see(orderId, `?token=${token}`)).toBe(200);
      time.ms += 1;
      expect(await see(orderId, `?token=${token}`)).toBe(404);
      time.ms -= 30 * 86_400_000 + 1;
    });

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
        [['not-handed-out', false]],
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

    it('receipts: a number each without gaps, for what is paid and what is given back, to print', async () => {
      const { shop, world, call, deps } = start();
      const { priceId } = await shop.sell({}, { amount: 1190 });
      const buyer = await world.createPerson('user');
      const made = await shop.order(
        { priceId, billing: { name: 'Ada Łovelace', address: 'Ράδιο 1', taxId: 'DE123' } },
        buyer,
      );
      const { prisma } = deps.db;
      // as if the buyer lived where 19 % are included
      await prisma.order.update({
        where: { id: made.orderId },
        data: { tax: 190, taxRate: 1900, taxName: 'VAT' },
      });
      const url = `/v1/orders/${made.orderId}/receipt.pdf`;
      const file = (query: string, token?: string) => call({ method: 'GET', url: `${url}${query}`, token });
      expect((await file(`?token=${made.token}`)).json.code).toBe('RECEIPT_MISSING');
      await memory.fixture.pay(made);
      await arrive();
      for (const amount of [333, 333, 524]) {
        await memory.fixture.refund(made, amount);
        await arrive();
        await arrive();
      }
      const { receipts } = await shop.look(made);
      const sums = receipts.map(({ kind, amount, tax }: Record<string, unknown>) => [kind, amount, tax]);
      expect(sums).toEqual([
        ['invoice', 1190, 190],
        ['credit', 333, 53],
        ['credit', 333, 53],
        ['credit', 524, 84],
      ]);
      const all = await prisma.receipt.findMany({ orderBy: { number: 'asc' } });
      expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => index + 1));
      const pdf = await file(`?token=${made.token}&receipt=${receipts[0].id}`);
      expect([pdf.headers['content-type'], pdf.text.startsWith('%PDF-')]).toEqual(['application/pdf', true]);
      expect(pdf.headers['content-disposition']).toContain(receipts[0].number);
      expect((await file('', buyer.token)).status).toBe(200);
      expect((await file('', world.admin.token)).status).toBe(200);
      expect((await file('')).status).toBe(404);
      expect((await file('', (await world.createPerson('user')).token)).status).toBe(404);
    });

    it('twenty orders paid at once get twenty numbers in a row', async () => {
      const { shop, deps } = start();
      const { priceId } = await shop.sell();
      const orders = await times(20, () => shop.order({ priceId }));
      for (const order of orders) await memory.fixture.pay(order);
      await memory.fixture.deliveries();
      await Promise.all(orders.map(({ orderId }) => processOrder(deps, orderId)));
      const all = await deps.db.prisma.receipt.findMany({ orderBy: { number: 'asc' } });
      expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => index + 1));
    });
  },
  { payments: new Map([['stripe', memory.provider]]) },
);
