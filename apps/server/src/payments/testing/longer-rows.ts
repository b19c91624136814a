import { expect, it } from 'vitest';
import { times } from '../../testing/at-once.ts';
import { readMails } from '../../testing/read-mails.ts';
import { runJobs } from '../../testing/run-jobs.ts';
import type { TestServer } from '../../testing/test-server.ts';
import { beginNextPlans } from '../begin-next-plans.ts';
import { finishReplaced } from '../finish-replaced.ts';
import type { Delivery, OpenOrder, PaymentsFixture } from './payments-fixture.ts';
import { workEvents } from './post-webhook.ts';
import type { createShop } from './shop.ts';

interface Given {
  readonly server: TestServer;
  readonly fixture: PaymentsFixture;
  readonly shop: ReturnType<typeof createShop>;
  /** subscriptions the provider was asked to end */
  readonly cancelled: ReadonlySet<string | null>;
  readonly fulfilled: OrderState;
  readonly postAll: (deliveries: readonly Delivery[]) => Promise<void>;
  readonly arrive: () => Promise<void>;
  readonly stateOf: (order: OpenOrder) => Promise<OrderState>;
  readonly alerts: (kind: string, subject: string) => Promise<number>;
}

interface OrderState {
  readonly state: string;
  readonly problem: string | null;
  readonly licenses: readonly (string | undefined)[];
}

/** Rows of the payments matrix about licenses that go on: renewals, what is paid on, changes of plan. */
export function longerRows(given: () => Given): void {
  const endsOf = async ({ orderId }: OpenOrder) => {
    const { server } = given();
    const items = await server.deps.db.prisma.orderItem.findMany({
      where: { orderId },
      include: { license: true },
    });
    return items.map(({ license }) => license?.expiresAt?.getTime() ?? 0);
  };
  const subscribe = async () => {
    const { fixture, shop, arrive } = given();
    const sold = await shop.sell({}, { interval: 'month' });
    const made = await shop.order({ priceId: sold.priceId });
    await fixture.pay(made);
    await arrive();
    const [first = 0] = await endsOf(made);
    return { made, first };
  };

  it('renewal: the end is that of the paid period, once, also when told three times and in any order', async () => {
    const { server, fixture, fulfilled, postAll, stateOf } = given();
    const { made, first } = await subscribe();
    expect(await stateOf(made)).toEqual(fulfilled);
    const days = (ms: number) => Math.round(ms / 86_400_000);
    expect(days(first - server.clock.ms)).toBeGreaterThanOrEqual(28);
    expect(days(first - server.clock.ms)).toBeLessThanOrEqual(31);
    await fixture.renew(made);
    await fixture.renew(made);
    const deliveries = await fixture.deliveries();
    await postAll(deliveries.toReversed());
    await times(3, () => workEvents(server));
    await postAll(deliveries);
    await workEvents(server);
    const [renewed = 0] = await endsOf(made);
    expect(days(renewed - first)).toBeGreaterThanOrEqual(58);
    expect(days(renewed - first)).toBeLessThanOrEqual(62);
    const { prisma } = server.deps.db;
    const extended = await prisma.auditEntry.count({
      where: { action: 'license.extend', details: { path: ['orderId'], equals: made.orderId } },
    });
    expect(extended).toBe(1);
    expect(
      await prisma.subscriptionInvoice.count({ where: { subscription: { orderId: made.orderId } } }),
    ).toBe(3);
  });

  it('renewal that fails: the license keeps its end, and its buyer is told once for each time', async () => {
    const { server, fixture, postAll, arrive, fulfilled, stateOf } = given();
    const { made, first } = await subscribe();
    const told = async () => {
      await runJobs(server);
      return (await readMails(server, 'renewal-failed')).length;
    };
    const before = await told();
    await fixture.failRenewal(made);
    const deliveries = await fixture.deliveries();
    await postAll(deliveries);
    await times(3, () => workEvents(server));
    await fixture.failRenewal(made);
    await arrive();
    expect([await told(), await endsOf(made)]).toEqual([before + 1, [first]]);
    expect(await stateOf(made)).toEqual(fulfilled);
    await fixture.renew(made);
    await arrive();
    await fixture.failRenewal(made);
    await arrive();
    expect(await told()).toBe(before + 2);
  });

  it('renewal given back: the license is revoked and nobody is charged on', async () => {
    const { server, fixture, cancelled, arrive, stateOf } = given();
    const { made } = await subscribe();
    await fixture.renew(made);
    await arrive();
    await fixture.refund(made);
    await arrive();
    await arrive();
    expect(await stateOf(made)).toEqual({ state: 'refunded', problem: null, licenses: ['revoked'] });
    const { subscriptionRef } = await server.deps.db.prisma.order.findUniqueOrThrow({
      where: { id: made.orderId },
    });
    expect(cancelled).toContain(subscriptionRef);
  });

  it('paid on: the same license runs on once, however often it is told; given back, that time alone is taken', async () => {
    const { server, fixture, shop, fulfilled, postAll, arrive, stateOf } = given();
    const owner = await server.world.createPerson('user');
    const sold = await shop.sell();
    const first = await shop.order({ priceId: sold.priceId }, owner);
    await fixture.pay(first);
    await arrive();
    const { items } = await server.deps.db.prisma.order.findUniqueOrThrow({
      where: { id: first.orderId },
      include: { items: true },
    });
    const licenseId = items[0]?.licenseId ?? '';
    const [before = 0] = await endsOf(first);
    const made = await shop.order({ priceId: sold.priceId, licenseId }, owner);
    await fixture.pay(made);
    const deliveries = await fixture.deliveries();
    await postAll([...deliveries.toReversed(), ...deliveries]);
    await times(5, () => workEvents(server));
    await postAll(deliveries);
    await workEvents(server);
    expect(await stateOf(made)).toEqual(fulfilled);
    const days = async () => ((await endsOf(first))[0] ?? 0) / 86_400_000 - before / 86_400_000;
    expect(await days()).toBe(365);
    await fixture.refund(made);
    const refunded = await fixture.deliveries();
    await postAll([...refunded, ...deliveries, ...refunded]);
    await times(3, () => workEvents(server));
    expect(await stateOf(made)).toEqual({ state: 'refunded', problem: null, licenses: ['active'] });
    expect([await days(), (await stateOf(first)).state]).toEqual([0, 'fulfilled']);
  });

  /** A license bought once for 99.00 and used for 100 of its 365 days, and another plan for it. */
  const buyAndOffer = async (amount: number) => {
    const { server, fixture, shop, arrive } = given();
    const { prisma } = server.deps.db;
    const owner = await server.world.createPerson('user');
    const sold = await shop.sell();
    const first = await shop.order({ priceId: sold.priceId }, owner);
    await fixture.pay(first);
    await arrive();
    const item = await prisma.orderItem.findFirstOrThrow({ where: { orderId: first.orderId } });
    const licenseId = item.licenseId ?? '';
    const daysFromNow = (days: number) => new Date(server.clock.ms + days * 86_400_000);
    const where = { id: first.orderId };
    await prisma.order.update({ where, data: { fulfilledAt: daysFromNow(-100) } });
    await prisma.license.update({ where: { id: licenseId }, data: { expiresAt: daysFromNow(265) } });
    const license = async () => {
      const { planId, nextPlanId, nextPlanAt, expiresAt, status } = await prisma.license.findUniqueOrThrow({
        where: { id: licenseId },
      });
      return { planId, nextPlanId, nextPlanAt, expiresAt, status };
    };
    const other = await shop.sell({}, { amount });
    const { json } = await server.call({
      method: 'GET',
      url: `/v1/licenses/${licenseId}/offers`,
      token: owner.token,
    });
    const offer = json.changes.find(({ priceId: id }: { priceId: string }) => id === other.priceId);
    /** pays for the other plan, all of it told twice and in any order; then the money is given back, and that fails */
    const change = async () => {
      const wish = { priceId: other.priceId, licenseId, shownAmount: offer.amount };
      const made = await shop.order(wish, owner);
      await fixture.pay(made);
      const deliveries = await fixture.deliveries();
      await given().postAll([...deliveries.toReversed(), ...deliveries]);
      await times(3, () => workEvents(server));
      return made;
    };
    return { sold, first, other, offer, license, change };
  };

  it('a dearer plan paid once: less what was not used, to the cent; given back, undone; that fails, it holds again', async () => {
    const { server, fixture, fulfilled, arrive, stateOf } = given();
    const { other, offer, license, change } = await buyAndOffer(20_000);
    const before = await license();
    const unused = Math.floor((9900 * 265) / 365);
    expect(offer).toMatchObject({ kind: 'now', amount: 20_000 - unused, unused });
    const made = await change();
    expect(await stateOf(made)).toEqual(fulfilled);
    const { prisma } = server.deps.db;
    const receipt = await prisma.receipt.findFirstOrThrow({ where: { orderId: made.orderId } });
    expect(receipt.amount).toBe(20_000 - unused);
    const changed = await license();
    expect(changed).toMatchObject({ planId: other.planId, status: 'active' });
    expect(changed.expiresAt?.getTime()).toBeGreaterThanOrEqual(before.expiresAt?.getTime() ?? 0);
    await fixture.refund(made);
    await arrive();
    expect(await license()).toEqual(before);
    await fixture.failRefund(made);
    await arrive();
    expect([await stateOf(made), await license()]).toEqual([fulfilled, changed]);
    await fixture.openDispute(made);
    await arrive();
    await fixture.closeDispute(made, 'lost');
    await arrive();
    expect(await license()).toEqual(before);
  });

  it('a cheaper plan paid once waits for the end of what is paid; given back, undone; that fails, it waits again', async () => {
    const { server, fixture, fulfilled, arrive, stateOf } = given();
    const { sold, other, offer, license, change } = await buyAndOffer(5000);
    const before = await license();
    expect(offer).toMatchObject({ kind: 'at-end', amount: 5000, unused: 0 });
    const made = await change();
    const waiting = await license();
    expect(waiting).toMatchObject({
      planId: sold.planId,
      nextPlanId: other.planId,
      nextPlanAt: before.expiresAt,
    });
    expect((waiting.expiresAt?.getTime() ?? 0) - (before.expiresAt?.getTime() ?? 0)).toBe(365 * 86_400_000);
    await fixture.refund(made);
    await arrive();
    expect(await license()).toEqual(before);
    await fixture.failRefund(made);
    await arrive();
    expect([await stateOf(made), await license()]).toEqual([fulfilled, waiting]);
    const { deps, clock } = server;
    await beginNextPlans({ ...deps, now: () => new Date(clock.ms + 365 * 86_400_000) });
    const begun = { ...waiting, planId: other.planId, nextPlanId: null, nextPlanAt: null };
    expect(await license()).toEqual(begun);
    await fixture.refund(made);
    await arrive();
    expect(await license()).toEqual(before);
  });

  it('a subscription gives way to a dearer plan: the old one is cancelled, its unused share given back once', async () => {
    const { server, fixture, shop, cancelled, postAll, arrive } = given();
    const { call, deps, world } = server;
    const { prisma } = deps.db;
    const owner = await world.createPerson('user');
    const plain = await shop.sell({}, { interval: 'month', amount: 1000 });
    const first = await shop.order({ priceId: plain.priceId }, owner);
    await fixture.pay(first);
    await arrive();
    const item = await prisma.orderItem.findFirstOrThrow({ where: { orderId: first.orderId } });
    const licenseId = item.licenseId ?? '';
    const dear = await shop.sell({}, { interval: 'month', amount: 3000 });
    const { json } = await call({
      method: 'GET',
      url: `/v1/licenses/${licenseId}/offers`,
      token: owner.token,
    });
    const offer = json.changes.find(({ priceId: id }: { priceId: string }) => id === dear.priceId);
    expect(offer).toMatchObject({ kind: 'now', amount: 3000 });
    expect(offer.unused).toBeGreaterThan(900);
    expect(offer.unused).toBeLessThanOrEqual(1000);
    const made = await shop.order({ priceId: dear.priceId, licenseId, shownAmount: 3000 }, owner);
    await fixture.pay(made);
    const deliveries = await fixture.deliveries();
    await postAll([...deliveries.toReversed(), ...deliveries]);
    await times(3, () => workEvents(server));
    await finishReplaced(deps, first.orderId);
    await finishReplaced(deps, first.orderId);
    await arrive();
    const license = () => prisma.license.findUniqueOrThrow({ where: { id: licenseId } });
    expect(await license()).toMatchObject({ planId: dear.planId, status: 'active' });
    const old = await prisma.order.findUniqueOrThrow({
      where: { id: first.orderId },
      include: { subscription: true, refunds: true },
    });
    expect(old.refunds.map(({ amount }) => amount)).toEqual([offer.unused]);
    expect([old.refunded, cancelled.has(old.subscriptionRef)]).toEqual([offer.unused, true]);
    const [end = 0] = await endsOf(made);
    expect(end).toBeGreaterThan(server.clock.ms + 27 * 86_400_000);
    // the old one decides about nothing any more
    if (offer.unused < 1000) await fixture.refund(first, 1000 - offer.unused);
    await arrive();
    expect(await license()).toMatchObject({ status: 'active', expiresAt: new Date(end) });
    // given back, the change is over where it began, with the plan before
    await fixture.refund(made);
    await arrive();
    const after = await license();
    expect([after.planId, after.status, (after.expiresAt?.getTime() ?? 0) <= server.clock.ms]).toEqual([
      plain.planId,
      'active',
      true,
    ]);
  });

  it('a period given back fails afterwards: the license runs to its end again', async () => {
    const { fixture, fulfilled, arrive, stateOf, alerts } = given();
    const { made, first } = await subscribe();
    await fixture.refund(made);
    await arrive();
    await arrive();
    expect(await stateOf(made)).toEqual({ state: 'refunded', problem: null, licenses: ['revoked'] });
    await fixture.failRefund(made);
    await arrive();
    expect(await stateOf(made)).toEqual(fulfilled);
    expect(await endsOf(made)).toEqual([first]);
    expect(await alerts('PAYMENT_REFUND_FAILED', made.orderId)).toBe(1);
  });
}
