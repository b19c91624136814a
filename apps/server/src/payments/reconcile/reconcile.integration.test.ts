import { expect, it } from 'vitest';
import { times } from '../../testing/at-once.ts';
import { runJobs } from '../../testing/run-jobs.ts';
import { processOrder } from '../process-order.ts';
import type { PaymentProvider } from '../providers/payment-provider.ts';
import { memoryShop } from '../testing/memory-shop.ts';
import { reconcilePayments } from './reconcile-payments.ts';

memoryShop('comparison with the providers', ({ server, memory, start, adminCall }) => {
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
    expect(audit.map(({ action }) => action)).toEqual(['payment.settle', 'payment.reopen', 'payment.settle']);
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
});
