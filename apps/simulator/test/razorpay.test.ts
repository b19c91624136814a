import Razorpay from 'razorpay';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPayments } from './open-payments.ts';
import { publishedRazorpayMissing, readPublishedRazorpay } from './published-razorpay.ts';

const KEY = { key_id: 'rzp_test_simulated', key_secret: 'simulated-secret' };
const WEBHOOK_SECRET = 'webhook-secret';

let payments: Awaited<ReturnType<typeof openPayments>>;
let razorpay: Razorpay;
let clock: number;

/** The SDK has no option for another host. */
function clientOf({ url }: { readonly url: string }): Razorpay {
  const client = new Razorpay(KEY);
  const { api } = client as unknown as { api: { rq: { defaults: { baseURL: string } } } };
  api.rq.defaults.baseURL = `${url}/razorpay`;
  return client;
}

beforeAll(async () => {
  payments = await openPayments({
    published: publishedRazorpayMissing === '' ? readPublishedRazorpay() : undefined,
    now: () => clock,
  });
  razorpay = clientOf(payments);
});
beforeEach(async () => {
  clock = Date.parse('2026-01-31T10:00:00Z');
  await payments.reset();
  await payments.setUp({
    provider: 'razorpay',
    keyId: KEY.key_id,
    keySecret: KEY.key_secret,
    webhookSecret: WEBHOOK_SECRET,
    accountId: 'acc_ours',
    name: 'Ours',
  });
});
afterAll(async () => {
  expect(payments.problems).toEqual([]);
  await payments.stop();
});

const order = () =>
  razorpay.orders.create({
    amount: 49_900,
    currency: 'INR',
    receipt: 'order-1',
    notes: { order: 'order-1' },
  });
const checkout = (fields: Readonly<Record<string, string>>, path = 'embedded') =>
  payments.submit(`/razorpay/v1/checkout/${path}`, {
    key_id: KEY.key_id,
    amount: '49900',
    currency: 'INR',
    name: 'Ours',
    description: 'MyWASender Pro',
    'prefill[email]': 'ana@example.com',
    callback_url: 'http://shop.test/return',
    cancel_url: 'http://shop.test/cancelled',
    ...fields,
  });
const hidden = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name, value]) => [
      String(name).replaceAll('&#91;', '[').replaceAll('&#93;', ']'),
      String(value),
    ]),
  );

describe('Razorpay, simulated', () => {
  it('takes a payment on its hosted checkout, sends the buyer back signed, and tells of it', async () => {
    const { id } = await order();
    const opened = await checkout({ order_id: id });
    expect(opened.status).toBe(200);
    const html = await opened.text();
    expect(html).toContain('TEST MONEY: nothing is charged');
    expect(html).toContain('₹499.00');
    const fields = hidden(html);
    expect(fields).toMatchObject({ order_id: id, 'prefill[email]': 'ana@example.com' });

    const paid = await payments.submit('/razorpay/v1/checkout/pay', { ...fields, outcome: 'pay' });
    expect(paid.headers.get('content-security-policy')).toContain("form-action 'self' http://shop.test");
    const back = hidden(await paid.text());
    const { validatePaymentVerification, validateWebhookSignature } = await import(
      'razorpay/dist/utils/razorpay-utils.js'
    );
    const signed = (orderId: string) =>
      validatePaymentVerification(
        { order_id: orderId, payment_id: back.razorpay_payment_id ?? '' },
        back.razorpay_signature ?? '',
        KEY.key_secret,
      );
    expect([signed(id), signed('order_other')]).toEqual([true, false]);

    expect(await razorpay.orders.fetch(id)).toMatchObject({
      status: 'paid',
      amount_paid: 49_900,
      amount_due: 0,
    });
    const { items } = await razorpay.orders.fetchPayments(id);
    expect(items).toMatchObject([
      { id: back.razorpay_payment_id, status: 'captured', amount: 49_900, email: 'ana@example.com' },
    ]);
    await payments.settle();
    expect(payments.received.map(({ type }) => type).sort()).toEqual([
      'order.paid',
      'payment.authorized',
      'payment.captured',
    ]);
    for (const { raw, headers } of payments.received) {
      const signature = String(headers['x-razorpay-signature']);
      expect(validateWebhookSignature(raw, signature, WEBHOOK_SECRET)).toBe(true);
      expect(JSON.parse(raw)).toMatchObject({ entity: 'event', account_id: 'acc_ours' });
    }
    expect(new Set(payments.received.map(({ headers }) => headers['x-razorpay-event-id'])).size).toBe(3);
    expect((await checkout({ order_id: id })).status).toBe(410);
  });

  it('a failed payment can be followed by another, a bank may ask first, the wrong key opens nothing', async () => {
    const { id } = await order();
    const declined = await checkout({ order_id: id, outcome: 'decline' }, 'pay');
    expect([declined.status, (await declined.text()).includes('Your payment failed')]).toEqual([402, true]);
    expect(await razorpay.orders.fetch(id)).toMatchObject({ status: 'attempted', attempts: 1 });
    const asked = await (await checkout({ order_id: id, outcome: 'challenge' }, 'pay')).text();
    expect(asked).toContain('Your bank asks');
    expect((await checkout({ ...hidden(asked), outcome: 'decline' }, 'pay')).status).toBe(402);
    expect((await checkout({ ...hidden(asked), outcome: 'pay' }, 'pay')).status).toBe(200);
    expect(await razorpay.orders.fetch(id)).toMatchObject({ status: 'paid', attempts: 3 });
    expect((await payments.told()).sort()).toEqual([
      'order.paid',
      'payment.authorized',
      'payment.captured',
      'payment.failed',
      'payment.failed',
    ]);
    expect((await checkout({ order_id: id, key_id: 'rzp_test_other' })).status).toBe(400);
    expect((await checkout({ order_id: 'order_none' })).status).toBe(400);
  });

  it('captures by hand where the order says so, and money can come later or never', async () => {
    const { id } = await razorpay.orders.create({ amount: 49_900, currency: 'INR', payment_capture: false });
    const payment = await payments.drive('razorpay', 'pay', { ref: id });
    expect(await razorpay.payments.fetch(payment)).toMatchObject({ status: 'authorized', captured: false });
    await expect(razorpay.payments.capture(payment, 100, 'INR')).rejects.toMatchObject({
      statusCode: 400,
      error: { code: 'BAD_REQUEST_ERROR', field: 'amount' },
    });
    expect(await razorpay.payments.capture(payment, 49_900, 'INR')).toMatchObject({ status: 'captured' });
    await expect(razorpay.payments.capture(payment, 49_900, 'INR')).rejects.toMatchObject({
      statusCode: 400,
    });

    const states = [];
    for (const comes of [true, false]) {
      const later = await order();
      await payments.drive('razorpay', 'pay', { ref: later.id, outcome: 'pending' });
      states.push((await razorpay.orders.fetch(later.id)).status);
      await payments.drive('razorpay', 'clear', { ref: later.id, comes });
      states.push((await razorpay.orders.fetch(later.id)).status);
    }
    expect(states).toEqual(['attempted', 'paid', 'attempted', 'attempted']);
  });

  it('refunds in parts under a key of its own, and a refund can fail', async () => {
    const { id } = await order();
    const payment = await payments.drive('razorpay', 'pay', { ref: id });
    await payments.told();
    const refund = async (amount: number, key: string) => {
      const response = await fetch(`${payments.url}/razorpay/v1/payments/${payment}/refund`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${KEY.key_id}:${KEY.key_secret}`).toString('base64')}`,
          'content-type': 'application/json',
          'x-refund-idempotency': key,
        },
        body: JSON.stringify({ amount }),
      });
      const body = (await response.json()) as { id?: string; error?: { description?: string } };
      return body.id ?? body.error?.description;
    };
    const first = await refund(10_000, 'refund-0001');
    expect(await refund(10_000, 'refund-0001')).toBe(first);
    expect(await refund(20_000, 'refund-0001')).toContain('Different request with the same idempotency key');
    expect(await refund(10_000, 'short')).toContain('at least 10 characters');
    expect(await refund(39_901, 'refund-0002')).toContain('greater than');
    await payments.drive('razorpay', 'refund', { ref: payment });
    expect(await razorpay.payments.fetch(payment)).toMatchObject({
      status: 'refunded',
      amount_refunded: 49_900,
      refund_status: 'full',
    });
    await expect(razorpay.payments.refund(payment, {})).rejects.toMatchObject({ statusCode: 400 });
    await payments.drive('razorpay', 'fail-refund', { ref: first });
    expect(await razorpay.payments.fetch(payment)).toMatchObject({ amount_refunded: 39_900 });
    expect((await razorpay.payments.fetchMultipleRefund(payment, {})).items).toHaveLength(2);
    expect((await payments.told()).filter((type) => type === 'refund.failed')).toHaveLength(1);
  });

  it('a subscription is charged for periods, fails, is tried again, halted and cancelled', async () => {
    const plan = await razorpay.plans.create({
      period: 'monthly',
      interval: 1,
      item: { name: 'MyWASender Pro', amount: 49_900, currency: 'INR' },
    });
    const made = await razorpay.subscriptions.create({
      plan_id: plan.id,
      total_count: 120,
      notes: { order: 'order-1' },
    });
    expect(made).toMatchObject({ status: 'created', paid_count: 0 });
    expect(await (await fetch(made.short_url)).text()).toContain('₹499.00');
    const page = hidden(await (await fetch(made.short_url)).text());
    expect((await payments.submit('/razorpay/v1/checkout/pay', { ...page, outcome: 'pay' })).status).toBe(
      200,
    );
    const seconds = (iso: string) => Date.parse(iso) / 1000;
    const now = () => razorpay.subscriptions.fetch(made.id);
    expect(await now()).toMatchObject({
      status: 'active',
      paid_count: 1,
      current_end: seconds('2026-02-28T10:00:00Z'),
      notes: { order: 'order-1' },
    });
    expect((await payments.told()).sort()).toEqual([
      'invoice.paid',
      'payment.captured',
      'subscription.activated',
      'subscription.authenticated',
      'subscription.charged',
    ]);
    const states = [];
    for (const outcome of ['fail', 'end', 'pay']) {
      await payments.drive('razorpay', 'renew', { ref: made.id, outcome });
      states.push((await now()).status);
    }
    expect(states).toEqual(['pending', 'halted', 'active']);
    const invoices = await razorpay.invoices.all({ subscription_id: made.id });
    expect(invoices.items).toMatchObject([
      { status: 'paid', amount_paid: 49_900, billing_end: seconds('2026-03-28T10:00:00Z') },
      { billing_end: seconds('2026-02-28T10:00:00Z') },
    ]);
    await razorpay.subscriptions.cancel(made.id, true);
    expect((await now()).status).toBe('active');
    await payments.drive('razorpay', 'renew', { ref: made.id });
    expect((await now()).status).toBe('cancelled');
    await expect(razorpay.subscriptions.cancel(made.id)).rejects.toMatchObject({ statusCode: 400 });
    expect((await payments.told()).slice(-1)).toEqual(['subscription.cancelled']);
  });

  it('disputes are opened, won and lost; another account and amount take the money when told to', async () => {
    await payments.drive('razorpay', 'next', { amount: 100, currency: 'USD', account: 'acc_other' });
    const { id } = await order();
    const payment = await payments.drive('razorpay', 'pay', { ref: id });
    expect(await razorpay.payments.fetch(payment)).toMatchObject({ amount: 100, currency: 'USD' });
    await payments.settle();
    expect(payments.received.map(({ raw }) => JSON.parse(raw).account_id)).toEqual(
      Array.from({ length: 3 }, () => 'acc_other'),
    );
    await payments.told();
    for (const result of ['won', 'lost']) {
      const ref = await payments.drive('razorpay', 'dispute', { ref: payment });
      await payments.drive('razorpay', 'close-dispute', { ref, result });
    }
    expect((await payments.told()).sort()).toEqual([
      'payment.dispute.created',
      'payment.dispute.created',
      'payment.dispute.lost',
      'payment.dispute.won',
    ]);
    await expect(payments.drive('razorpay', 'warn', { ref: payment })).rejects.toThrow('no fraud warnings');
  });

  it('lists by receipt and time, refuses what it does not know', async () => {
    await order();
    clock += 3_600_000;
    await razorpay.orders.create({ amount: 100, currency: 'INR', receipt: 'order-2' });
    expect((await razorpay.orders.all({ receipt: 'order-1' })).items).toMatchObject([{ receipt: 'order-1' }]);
    expect((await razorpay.orders.all({ from: clock / 1000 })).items).toMatchObject([{ receipt: 'order-2' }]);
    expect((await razorpay.orders.all({ count: 1, skip: 1 })).items).toMatchObject([{ receipt: 'order-1' }]);
    const refused = async (body: object) =>
      await razorpay.plans
        .create(body as never)
        .catch((error: { error: { description: string } }) => error.error.description);
    expect(await refused({ period: 'monthly', interval: 1 })).toBe('The item field is required.');
    expect(
      await refused({
        period: 'monthly',
        interval: 1,
        colour: 'red',
        item: { name: 'x', amount: 100, currency: 'INR' },
      }),
    ).toBe('colour is/are not required and should not be sent');
    expect((await fetch(`${payments.url}/razorpay/v1/orders`)).status).toBe(401);
  });
});
