import { expect, it } from 'vitest';
import { readPersonalData } from '../../privacy/read-personal-data.ts';
import { readMails } from '../../testing/read-mails.ts';
import { runJobs } from '../../testing/run-jobs.ts';
import type { Person } from '../../testing/world.ts';
import { beginNextPlans } from '../begin-next-plans.ts';
import { memoryShop } from '../testing/memory-shop.ts';

memoryShop('paid on and changed plans', ({ server, memory, start, arrive, adminCall }) => {
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
    const { priceId: foreign } = await start().shop.sell({}, { currency: 'INR' });
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
    const again = await call({ method: 'GET', url: '/v1/subscriptions', token: owner.token });
    expect(again.json.items).toContainEqual(
      expect.objectContaining({
        orderId: made.orderId,
        runsUntil: new Date(end + 30 * DAY).toISOString(),
      }),
    );
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

  it('a dearer plan holds at once, less what was not used; given back, all is as before', async () => {
    const { owner, license, offers, payOn, call, shop, prisma, licenseId, first } = await customer();
    const before = await license();
    const dear = await shop.sell({}, { amount: 20_000 });
    const cheap = await shop.sell({}, { amount: 5000 });
    await prisma.order.update({
      where: { id: first.orderId },
      data: { fulfilledAt: new Date(server().clock.ms - 100 * DAY) },
    });
    const end = new Date(server().clock.ms + 265 * DAY);
    await prisma.license.update({ where: { id: licenseId }, data: { expiresAt: end } });
    const { changes } = await offers();
    const of = (id: string) => changes.find(({ priceId }: { priceId: string }) => priceId === id);
    // 265 of 365 days of 99.00
    const unused = Math.floor((9900 * 265) / 365);
    expect(of(dear.priceId)).toMatchObject({ kind: 'now', amount: 20_000 - unused, unused });
    expect(of(cheap.priceId)).toMatchObject({
      kind: 'at-end',
      amount: 5000,
      unused: 0,
      startsAt: end.toISOString(),
    });
    const twice = await shop.order({ priceId: dear.priceId, licenseId }, owner);
    const made = await payOn(dear.priceId);
    const receipt = await prisma.receipt.findFirstOrThrow({ where: { orderId: made.orderId } });
    expect(receipt.amount).toBe(20_000 - unused);
    const changed = await license();
    expect(changed.planId).toBe(dear.planId);
    const ordered = await prisma.order.findUniqueOrThrow({ where: { id: made.orderId } });
    expect(changed.expiresAt).toEqual(new Date(ordered.createdAt.getTime() + 365 * DAY));
    // the share counts once: what was ordered beside it waits for an admin
    await memory.fixture.pay(twice);
    await arrive();
    expect(await prisma.order.findUniqueOrThrow({ where: { id: twice.orderId } })).toMatchObject({
      state: 'paid',
      problem: 'license-changed',
    });
    // what was deducted counts as paid when it changes once more
    const dearest = await shop.sell({}, { amount: 50_000 });
    const next = (await offers()).changes.find(
      ({ priceId }: { priceId: string }) => priceId === dearest.priceId,
    );
    expect(next.unused).toBeGreaterThan(19_900);
    expect(next.unused).toBeLessThanOrEqual(20_000);
    await memory.fixture.refund(made);
    await arrive();
    expect(await license()).toMatchObject({ planId: before.planId, expiresAt: end, status: 'active' });
    const list = (await call({ method: 'GET', url: '/v1/orders', token: owner.token })).json.items;
    const shown = list.find(({ id }: { id: string }) => id === made.orderId);
    expect(shown.lines[0]).toMatchObject({
      unitAmount: 20_000 - unused,
      description: expect.stringContaining('less what was not used'),
    });
  });

  it('a line keeps the names of product and plan whole, whatever words they hold', async () => {
    const { call, deps, owner, shop, prisma, license, payOn } = await customer();
    const productName = 'Pro, 1 year, license …AB123, instead of Lite, less what was not used of it';
    const fromPlanName = 'Team, 1 month, instead of Solo';
    const { planId, keyEnd } = await license();
    await prisma.plan.update({ where: { id: planId }, data: { name: fromPlanName } });
    const dear = await shop.sell({}, { amount: 20_000 });
    await prisma.product.update({ where: { id: dear.productId }, data: { name: productName } });
    const { orderId } = await payOn(dear.priceId);
    expect(await prisma.orderLine.findFirstOrThrow({ where: { orderId } })).toMatchObject({
      productName,
      interval: null,
      licenseKeyEnd: keyEnd,
      fromPlanName,
      beginsNow: true,
    });
    const description = `${productName}, license …${keyEnd}, instead of ${fromPlanName}, less what was not used of it`;
    const { json } = await call({ method: 'GET', url: `/v1/orders/${orderId}`, token: owner.token });
    expect(json).toMatchObject({ state: 'fulfilled', lines: [{ description }] });
    const exported = await readPersonalData(deps, prisma, owner.user.id);
    expect(exported.orders).toContainEqual(
      expect.objectContaining({ id: orderId, lines: [{ description, quantity: 1 }] }),
    );
  });

  it.each(['given back', 'lost to a dispute'])(
    'a change of plan whose money was %s counts as paid no more',
    async (end) => {
      const { offers, payOn, shop, prisma, first, licenseId } = await customer();
      await prisma.order.update({
        where: { id: first.orderId },
        data: { fulfilledAt: new Date(server().clock.ms - 100 * DAY) },
      });
      const expiresAt = new Date(server().clock.ms + 265 * DAY);
      await prisma.license.update({ where: { id: licenseId }, data: { expiresAt } });
      const dear = await shop.sell({}, { amount: 20_000 });
      const between = await shop.sell({}, { amount: 9000 });
      const seen = async () =>
        (await offers()).changes
          .filter(({ priceId }: { priceId: string }) =>
            [dear, between].some((one) => one.priceId === priceId),
          )
          .map(({ kind, amount, unused }: Record<string, unknown>) => [kind, amount, unused]);
      const before = await seen();
      expect(before).toEqual([
        ['at-end', 9000, 0],
        // 265 of 365 days of 99.00
        ['now', 20_000 - 7187, 7187],
      ]);
      const made = await payOn(dear.priceId);
      if (end === 'given back') {
        await memory.fixture.refund(made);
      } else {
        await memory.fixture.openDispute(made);
        await arrive();
        await memory.fixture.closeDispute(made, 'lost');
      }
      await arrive();
      expect(await seen()).toEqual(before);
    },
  );

  it('what an admin is giving back of a subscription is not offered a second time', async () => {
    const { offers, shop, first } = await customer('month');
    const dear = await shop.sell({}, { amount: 20_000, interval: 'month' });
    const unused = async () =>
      (await offers()).changes.find(({ priceId }: { priceId: string }) => priceId === dear.priceId).unused;
    expect(await unused()).toBeGreaterThan(9000);
    await memory.fixture.setDown(true);
    const key = { 'idempotency-key': crypto.randomUUID() };
    const asked = await adminCall(`/${first.orderId}/refund`, { amount: 9000, reason: 'asked for' }, key);
    await memory.fixture.setDown(false);
    expect(asked.json.code).toBe('PAYMENT_PROVIDER_UNREACHABLE');
    expect(await unused()).toBe(900);
  });

  it('a cheaper plan begins where the paid time ends, for the computers seen last', async () => {
    const { deps, license, offers, payOn, shop, prisma, world, licenseId, owner, call } = await customer();
    const { expiresAt: end, planId } = await license();
    const small = await world.createPlan({ deviceLimit: 1 });
    const { priceId } = await shop.sell({ planId: small.id }, { amount: 3000 });
    const addDevice = (name: string, hoursAgo = 0, offlineUntil: Date | null = null) =>
      prisma.device.create({
        data: {
          id: crypto.randomUUID(),
          licenseId,
          name,
          platform: 'linux',
          appVersion: '0.1.0',
          publicKey: name,
          familyId: crypto.randomUUID(),
          keyThumbprint: crypto.randomUUID(),
          fingerprint: {},
          status: 'active',
          activatedAt: deps.now(),
          lastSeenAt: new Date(server().clock.ms - hoursAgo * 3_600_000),
          offlineUntil,
        },
      });
    const devices = [await addDevice('a'), await addDevice('b')];
    const offer = async () =>
      (await offers()).changes.find((one: { priceId: string }) => one.priceId === priceId);
    expect(await offer()).toMatchObject({ kind: 'at-end', deviceLimit: 1, devicesOver: 1 });
    await expect(shop.order({ priceId, licenseId }, owner)).rejects.toThrow('TOO_MANY_DEVICES');
    await prisma.device.update({ where: { id: devices[0]?.id ?? '' }, data: { status: 'removed' } });
    const made = await payOn(priceId);
    const waiting = { planId, nextPlanId: small.id, nextPlanAt: end };
    expect(await license()).toMatchObject({
      ...waiting,
      expiresAt: new Date((end?.getTime() ?? 0) + 365 * DAY),
    });
    const shown = ({ token }: Pick<Person, 'token'>) =>
      call({ method: 'GET', url: `/v1/licenses/${licenseId}`, token }).then(({ json }) => json.nextPlan);
    const next = { id: small.id, name: small.name, at: end?.toISOString(), deviceLimit: 1 };
    expect([await shown(owner), await shown(world.admin)]).toEqual([next, next]);
    expect((await offers()).changeRefusal).toBe('changing');
    // renewing meanwhile is with the plan that is to come
    expect((await offers()).offers.map((one: { priceId: string }) => one.priceId)).toEqual([priceId]);
    const { clock: time } = server();
    const days = 365 * DAY;
    expect(await beginNextPlans(deps)).toBe(0);
    // until then there may be as many as the old plan is for, and more where they run by a file
    await prisma.device.updateMany({ where: { licenseId }, data: { status: 'removed' } });
    const begins = new Date(time.ms + days);
    await addDevice('Front desk', 1);
    const byFile = await addDevice('Warehouse', 30, new Date(begins.getTime() + 1));
    await addDevice('Kitchen', 20, begins);
    time.ms += days;
    expect(await beginNextPlans(deps)).toBe(1);
    time.ms -= days;
    const staying = await prisma.device.findMany({ where: { licenseId, status: 'active' } });
    expect(staying.map(({ id }) => id)).toEqual([byFile.id]);
    await runJobs(server());
    const [told] = await readMails(server(), 'computers-over');
    expect(told?.text).toContain(`the plan ${small.name} now`);
    expect(told?.text).toContain('taken out: Front desk, Kitchen');
    const removals = await prisma.auditEntry.count({
      where: { action: 'device.remove', details: { path: ['licenseId'], equals: licenseId } },
    });
    expect(removals).toBe(2);
    expect(await license()).toMatchObject({ planId: small.id, nextPlanId: null });
    expect(await shown(owner)).toBeNull();
    expect(await prisma.device.count({ where: { licenseId, status: 'active' } })).toBe(1);
    await memory.fixture.refund(made);
    await arrive();
    expect(await license()).toMatchObject({ planId, expiresAt: end });
  });
});
