import { expect, it } from 'vitest';
import { times } from '../../testing/at-once.ts';
import { sweepOrders } from '../sweep-orders.ts';
import { memoryShop } from '../testing/memory-shop.ts';

memoryShop('refunds', ({ server, memory, start, arrive, adminCall }) => {
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
    // one alert, or one in each hour when the two minutes above lie across its end
    const alerts = await deps.db.prisma.alert.groupBy({
      by: ['subject'],
      where: { kind: 'PAYMENT_REFUND_FAILED' },
      _sum: { count: true },
    });
    expect(alerts).toEqual([{ subject: made.orderId, _sum: { count: 2 } }]);
  });

  it('what an admin took back with a failed refund stays so when another one fails', async () => {
    const { shop, deps } = start();
    const { priceId } = await shop.sell({}, { amount: 1000 });
    const made = await shop.order({ priceId });
    await memory.fixture.pay(made);
    await arrive();
    const url = `/${made.orderId}`;
    const refund = async (body: object) => {
      await adminCall(`${url}/refund`, { reason: 'r', ...body }, { 'idempotency-key': crypto.randomUUID() });
      return (await adminCall(url)).json.refunds.at(-1);
    };
    memory.refuseRefunds(true);
    const settled = await refund({ amount: 400 });
    await adminCall(`${url}/refunds/${settled.id}/settle`, { how: 'bank transfer', goods: 'take-back' });
    const other = await refund({ amount: 100, goods: 'take-back' });
    memory.refuseRefunds(false);
    expect(other.state).toBe('failed');
    const { json } = await adminCall(url);
    expect(json.licenses).toMatchObject([{ status: 'revoked' }]);
    expect(json.refunds.map(({ takeBack }: { takeBack: boolean }) => takeBack)).toEqual([true, true]);
    expect(await deps.db.prisma.orderItem.count({ where: { orderId: made.orderId, takenBack: true } })).toBe(
      1,
    );
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
});
