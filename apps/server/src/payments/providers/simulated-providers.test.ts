import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaymentsFixture } from '../testing/payments-fixture.ts';
import { all } from '../testing/provider-answers.ts';
import { openSimulatedProvider } from '../testing/simulated-provider.ts';
import type { CheckoutRequest } from './payment-provider.ts';

const START = new Date('2026-11-26T12:00:00Z');
const request = (changes: Partial<CheckoutRequest> = {}): CheckoutRequest => ({
  orderId: randomUUID(),
  mode: 'payment',
  interval: null,
  currency: 'EUR',
  amount: 4900,
  description: 'MyWASender Pro',
  email: 'buyer@example.org',
  successUrl: 'http://127.0.0.1:4400/done',
  cancelUrl: 'http://127.0.0.1:4400/pricing',
  providerPlanId: null,
  ...changes,
});

describe.each(['stripe', 'razorpay', 'paypal'] as const)('%s, simulated', (name) => {
  let fixture: PaymentsFixture;
  let now = START;
  beforeAll(async () => {
    fixture = await openSimulatedProvider(name, () => now);
  });
  afterAll(() => fixture.stop());
  const buy = async (wish: CheckoutRequest) => {
    const { providerRef, page } = await fixture.provider.createCheckout(wish);
    const order = { orderId: wish.orderId, providerRef, page };
    const settle = () => fixture.provider.settle({ ...order, mode: wish.mode });
    return { order, settle };
  };

  it('takes a payment, gives it back and disputes it, to the cent, and lists what it took', async () => {
    const { provider } = fixture;
    const { order, settle } = await buy(request());
    expect(await settle()).toMatchObject({ state: 'open', orderId: order.orderId });
    expect((await provider.createCheckout(request({ orderId: order.orderId }))).providerRef).toBe(
      order.providerRef,
    );
    await fixture.pay(order);
    const facts = { state: 'paid', amount: 4900, currency: 'EUR', orderId: order.orderId, live: false };
    const { paymentRef } = await settle();
    if (paymentRef === null) throw new Error('nothing was paid');
    expect(await settle()).toMatchObject({ ...facts, refunded: 0, dispute: 'none', paymentRef });
    const refund = {
      paymentRef,
      amount: 900,
      currency: 'EUR',
      idempotencyKey: randomUUID(),
      reason: 'asked',
    };
    const refunds = [await provider.refund(refund), await provider.refund(refund)];
    expect(refunds[1]).toEqual(refunds[0]);
    expect(await settle()).toMatchObject({ ...facts, refunded: 900 });
    await fixture.openDispute(order);
    expect(await provider.findByPayment(paymentRef)).toMatchObject({
      ...facts,
      refunded: 900,
      dispute: 'open',
    });
    await fixture.closeDispute(order, 'won');
    expect(await settle()).toMatchObject({ dispute: 'won' });
    const deliveries = await fixture.deliveries();
    const notices = await Promise.all(
      deliveries.map(({ raw, headers }) => provider.readNotice(raw, headers, now)),
    );
    const about = notices.filter((notice) => notice.about === 'payment' && notice.paymentRef === paymentRef);
    expect(about.length).toBeGreaterThan(1);
    const listed = await all(provider.listSince(new Date(START.getTime() - 3_600_000)));
    expect(listed.filter((one) => one.paymentRef === paymentRef)).toMatchObject([
      { orderId: order.orderId, amount: 4900, currency: 'EUR', refunded: 900 },
    ]);
  });

  it('renews a subscription and ends it, each period with its own end', async () => {
    const { provider } = fixture;
    const price = {
      priceId: randomUUID(),
      name: 'Pro',
      currency: 'EUR',
      amount: 4900,
      interval: 'month',
    } as const;
    const providerPlanId = await provider.createPlan(price);
    const { order, settle } = await buy(request({ mode: 'subscription', interval: 'month', providerPlanId }));
    await fixture.pay(order);
    const { subscriptionRef, periodEnd, paymentRef, ...first } = await settle();
    expect(first).toMatchObject({ state: 'paid', amount: 4900, currency: 'EUR', orderId: order.orderId });
    if (subscriptionRef === null || periodEnd === null) throw new Error('there is no subscription');
    now = new Date(periodEnd.getTime() + 1000);
    await fixture.renew(order);
    const { invoices, ...read } = await provider.readSubscription(subscriptionRef);
    expect(read).toMatchObject({ orderId: order.orderId, state: 'active' });
    expect(invoices.map(({ amount, refunded }) => [amount, refunded])).toEqual([
      [4900, 0],
      [4900, 0],
    ]);
    expect(invoices[0]).toMatchObject({ periodEnd, paymentRef });
    const days = ((invoices[1]?.periodEnd.getTime() ?? 0) - periodEnd.getTime()) / 86_400_000;
    expect(Math.round(days)).toBeGreaterThanOrEqual(28);
    expect(Math.round(days)).toBeLessThanOrEqual(31);
    const found = await provider.findByPayment(invoices[1]?.paymentRef ?? '');
    expect(found).toMatchObject({ orderId: order.orderId, amount: 4900, state: 'paid' });
    const key = randomUUID();
    await provider.cancelSubscription(subscriptionRef, key);
    await provider.cancelSubscription(subscriptionRef, key);
    expect((await provider.readSubscription(subscriptionRef)).state).toBe('cancelled');
    now = START;
  });
});
