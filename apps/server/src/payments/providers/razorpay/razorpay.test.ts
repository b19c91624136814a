import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answers, all, answerFrom, thrownBy } from '../../testing/provider-answers.ts';
import { publishedSchemasMissing, readPublishedApi } from '../../testing/published-requests.ts';
import { startRecordedProvider } from '../../testing/recorded-provider.ts';
import type { CheckoutRequest, PaymentProvider } from '../payment-provider.ts';
import { createRazorpay } from './create-razorpay.ts';

const NOW = new Date('2026-11-26T12:00:00Z');
const ORDER = '7b0c9d52-0d3b-4a1f-9a6e-0f3d5a4f8a11';
const PAID_AT = 1_795_000_000;
const PERIOD_END = 1_797_678_400;
const SECRETS = { keySecret: 'canary-key-secret', webhookSecrets: ['canary-webhook-secret'] };

const list = (...items: object[]) => ({ entity: 'collection', count: items.length, items });
const order = {
  id: 'order_1',
  entity: 'order',
  amount: 490_000,
  amount_paid: 490_000,
  currency: 'INR',
  receipt: ORDER,
  status: 'paid',
  attempts: 1,
  notes: [],
  created_at: PAID_AT,
};
const payment = {
  id: 'pay_1',
  entity: 'payment',
  amount: 490_000,
  currency: 'INR',
  status: 'captured',
  order_id: 'order_1',
  invoice_id: null,
  amount_refunded: 1000,
  notes: { order_id: ORDER },
  created_at: PAID_AT,
};
const failed = { ...payment, id: 'pay_0', status: 'failed', amount_refunded: 0 };
const monthly = {
  ...payment,
  id: 'pay_9',
  order_id: 'order_9',
  invoice_id: 'inv_1',
  notes: [],
  amount_refunded: 0,
};
const invoice = {
  id: 'inv_1',
  entity: 'invoice',
  status: 'paid',
  subscription_id: 'sub_1',
  payment_id: 'pay_9',
  amount_paid: 490_000,
  currency: 'INR',
  paid_at: PAID_AT,
  billing_end: PERIOD_END,
};
const subscription = {
  id: 'sub_1',
  entity: 'subscription',
  plan_id: 'plan_1',
  status: 'active',
  current_end: PERIOD_END,
  short_url: 'https://rzp.io/i/abc',
  notes: { order_id: ORDER },
  created_at: PAID_AT,
};
const refunded = {
  id: 'rfnd_1',
  payment_id: 'pay_1',
  amount: 1000,
  receipt: 'refund-refund-key-1',
  status: 'processed',
};

const usual: Answers = {
  'GET /v1/orders': list(),
  'POST /v1/orders': order,
  'GET /v1/orders/order_1': order,
  'GET /v1/orders/order_1/payments': list(failed, payment),
  'GET /v1/payments': list(payment, failed, monthly),
  'GET /v1/payments/pay_0': failed,
  'GET /v1/payments/pay_1': payment,
  'GET /v1/payments/pay_9': monthly,
  'GET /v1/payments/pay_old': { ...payment, id: 'pay_old', notes: [] },
  'GET /v1/payments/pay_1/refunds': list(),
  'POST /v1/payments/pay_1/refund': refunded,
  'GET /v1/refunds': list({ ...refunded, payment_id: 'pay_old' }, refunded),
  'GET /v1/disputes': list(),
  'GET /v1/invoices': list(invoice),
  'GET /v1/invoices/inv_1': invoice,
  'POST /v1/plans': { id: 'plan_1' },
  'GET /v1/subscriptions': list(),
  'POST /v1/subscriptions': subscription,
  'GET /v1/subscriptions/sub_1': subscription,
  'POST /v1/subscriptions/sub_1/cancel': subscription,
};

let answers: Answers;
let server: Awaited<ReturnType<typeof startRecordedProvider>>;
let razorpay: PaymentProvider;
beforeEach(async () => {
  answers = { ...usual };
  server = await startRecordedProvider((asked) => answerFrom(answers)(asked));
  razorpay = createRazorpay({ keyId: 'rzp_test_12345678', ...SECRETS, apiBase: server.base }, () => NOW);
});
afterEach(() => server.close());

const request: CheckoutRequest = {
  orderId: ORDER,
  mode: 'payment',
  interval: null,
  currency: 'INR',
  amount: 490_000,
  description: 'MyWASender Pro, 1 year',
  email: 'buyer@example.org',
  successUrl: 'https://licenses.example.org/v1/orders/1/return?token=t',
  cancelUrl: 'https://licenses.example.org/pricing',
  providerPlanId: null,
};
const renewing = { ...request, mode: 'subscription', interval: 'month', providerPlanId: 'plan_1' } as const;
const price = {
  priceId: 'price-1',
  name: 'Pro',
  currency: 'INR',
  amount: 490_000,
  interval: 'month',
} as const;
const refund = {
  paymentRef: 'pay_1',
  amount: 1000,
  currency: 'INR',
  idempotencyKey: 'refund-key-1',
  reason: 'asked',
};
const posts = () => server.requests.filter(({ method }) => method === 'POST');

it.skipIf(publishedSchemasMissing !== '')('asks for what is published, and nothing else', async () => {
  await razorpay.createCheckout(request);
  await razorpay.createPlan(price);
  await razorpay.createCheckout(renewing);
  await razorpay.settle({ orderId: ORDER, providerRef: 'order_1', mode: 'payment' });
  await razorpay.settle({ orderId: ORDER, providerRef: 'sub_1', mode: 'subscription' });
  await razorpay.findByPayment('pay_9');
  await razorpay.readSubscription('sub_1');
  await razorpay.cancelSubscription('sub_1', 'cancel-key-1');
  await razorpay.refund(refund);
  await all(razorpay.listSince(NOW));
  const api = readPublishedApi('razorpay/razorpay-openapi.yml', { under: '/v1' });
  // the published file is of orders, payments and refunds alone
  const elsewhere = /^\w+ \/v1\/(plans|subscriptions|invoices|disputes)\b[^:]*: unlisted$/;
  // and leaves out what every list takes
  const leftOut = 'GET /v1/payments/pay_1/refunds: unknown parameter count';
  const problems = server.requests.map((one) => `${one.method} ${one.path}: ${api.problemOf(one)}`);
  expect(problems.filter((line) => line.endsWith(': null')).length).toBeGreaterThan(9);
  expect(
    problems.filter((line) => line !== leftOut && !line.endsWith(': null') && !elsewhere.test(line)),
  ).toEqual([]);
  const [create] = posts();
  if (create === undefined) throw new Error('nothing was made');
  expect(api.problemOf({ ...create, body: '{"currency":"INR"}' })).toContain('amount');
  expect(api.problemOf({ ...create, method: 'GET', query: 'nonsense=1', body: '' })).toContain('nonsense');
});

describe('an order', () => {
  it('is paid on the hosted page, by a form', async () => {
    expect(await razorpay.createCheckout(request)).toEqual({
      providerRef: 'order_1',
      page: {
        method: 'POST',
        url: `${server.base}/v1/checkout/embedded`,
        fields: {
          key_id: 'rzp_test_12345678',
          order_id: 'order_1',
          amount: '490000',
          currency: 'INR',
          name: 'MyWASender',
          description: 'MyWASender Pro, 1 year',
          'prefill[email]': 'buyer@example.org',
          'notes[order_id]': ORDER,
          callback_url: request.successUrl,
          cancel_url: request.cancelUrl,
        },
      },
      expiresAt: null,
    });
    expect(JSON.parse(posts()[0]?.body ?? '')).toMatchObject({
      receipt: ORDER,
      payment: { capture: 'automatic' },
    });
  });

  it('that is there is not made again; of two made at once all go on with the oldest', async () => {
    answers['GET /v1/orders'] = list(order);
    expect((await razorpay.createCheckout(request)).providerRef).toBe('order_1');
    expect(posts()).toEqual([]);
    let asked = 0;
    const older = { ...order, id: 'order_0', created_at: PAID_AT - 1 };
    answers['GET /v1/orders'] = () => (asked++ === 0 ? list() : list(order, older));
    expect((await razorpay.createCheckout(request)).providerRef).toBe('order_0');
    expect(posts()).toHaveLength(1);
  });

  it('of another amount is not offered', async () => {
    answers['GET /v1/orders'] = list({ ...order, amount: 1 });
    await expect(razorpay.createCheckout(request)).rejects.toMatchObject({
      code: 'PAYMENT_PROVIDER_REFUSED',
    });
  });

  const settle = () => razorpay.settle({ orderId: ORDER, providerRef: 'order_1', mode: 'payment' });
  const facts = {
    orderId: ORDER,
    state: 'paid',
    amount: 490_000,
    currency: 'INR',
    live: false,
    account: null,
    paymentRef: 'pay_1',
    subscriptionRef: null,
    periodEnd: null,
    refunded: 1000,
    dispute: 'none',
  };
  it('is told with what was taken back, and found by each of its payments', async () => {
    expect(await settle()).toEqual(facts);
    expect(await razorpay.findByPayment('pay_1')).toEqual({ ...facts, providerRef: 'order_1' });
    expect(await razorpay.findByPayment('pay_0')).toEqual({ ...facts, providerRef: 'order_1' });
  });

  it.each([
    ['open', 'created', []],
    ['open', 'attempted', [failed]],
    ['pending', 'attempted', [failed, { ...payment, status: 'authorized' }]],
    ['paid', 'paid', [{ ...payment, status: 'refunded' }]],
  ])('is %s', async (state, status, payments) => {
    answers['GET /v1/orders/order_1'] = { ...order, status };
    answers['GET /v1/orders/order_1/payments'] = list(...payments);
    expect(await settle()).toMatchObject({ state });
  });

  it.each([
    ['none', ['pay_2 open']],
    ['open', ['pay_1 under_review', 'pay_1 won']],
    ['lost', ['pay_1 lost']],
    ['won', ['pay_1 closed']],
  ])('has a dispute that is %s', async (dispute, disputes) => {
    const listed = disputes.map((one, n) => {
      const [payment_id, status] = one.split(' ');
      return { id: `disp_${n}`, payment_id, status, created_at: PAID_AT + 10 };
    });
    const older = { id: 'disp_x', payment_id: 'pay_1', status: 'lost', created_at: PAID_AT - 10 };
    answers['GET /v1/disputes'] = list(...listed, older);
    expect(await settle()).toMatchObject({ dispute });
  });
});

describe('a subscription', () => {
  it('has a plan and a page of its own', async () => {
    expect(await razorpay.createPlan(price)).toBe('plan_1');
    expect(await razorpay.createCheckout(renewing)).toEqual({
      providerRef: 'sub_1',
      page: { method: 'GET', url: 'https://rzp.io/i/abc' },
      expiresAt: null,
    });
    expect(posts().map(({ body }) => JSON.parse(body))).toMatchObject([
      { period: 'monthly', interval: 1, item: { amount: 490_000, currency: 'INR' } },
      { plan_id: 'plan_1', total_count: 120, notes: { order_id: ORDER } },
    ]);
    answers['GET /v1/subscriptions'] = list({ ...subscription, id: 'sub_2', notes: [] }, subscription);
    expect((await razorpay.createCheckout(renewing)).providerRef).toBe('sub_1');
    expect(posts()).toHaveLength(2);
  });

  it('is settled by its first invoice and found by its payment', async () => {
    const settled = await razorpay.settle({ orderId: ORDER, providerRef: 'sub_1', mode: 'subscription' });
    const facts = { orderId: ORDER, state: 'paid', paymentRef: 'pay_9', subscriptionRef: 'sub_1' };
    expect(settled).toMatchObject({ ...facts, amount: 490_000, periodEnd: new Date(PERIOD_END * 1000) });
    expect(await razorpay.findByPayment('pay_9')).toMatchObject({ ...facts, providerRef: 'sub_1' });
    answers['GET /v1/invoices'] = list();
    for (const [status, state] of [
      ['created', 'open'],
      ['authenticated', 'pending'],
      ['cancelled', 'expired'],
      ['halted', 'failed'],
    ]) {
      answers['GET /v1/subscriptions/sub_1'] = { ...subscription, status };
      expect(
        await razorpay.settle({ orderId: ORDER, providerRef: 'sub_1', mode: 'subscription' }),
      ).toMatchObject({ state });
    }
  });

  it('is read with its paid periods', async () => {
    answers['GET /v1/payments/pay_9'] = { ...monthly, amount_refunded: 100 };
    answers['GET /v1/invoices'] = list({ ...invoice, id: 'inv_2', status: 'issued' }, invoice);
    expect(await razorpay.readSubscription('sub_1')).toEqual({
      subscriptionRef: 'sub_1',
      orderId: ORDER,
      state: 'active',
      live: false,
      periodEnd: new Date(PERIOD_END * 1000),
      invoices: [
        {
          invoiceRef: 'inv_1',
          amount: 490_000,
          currency: 'INR',
          paidAt: new Date(PAID_AT * 1000),
          periodEnd: new Date(PERIOD_END * 1000),
          paymentRef: 'pay_9',
          refunded: 100,
        },
      ],
    });
  });

  it.each([
    ['past-due', { status: 'halted' }],
    ['past-due', { status: 'created' }],
    ['cancelled', { status: 'cancelled', current_end: NOW.getTime() / 1000 + 60 }],
    ['ended', { status: 'cancelled', current_end: NOW.getTime() / 1000 - 60 }],
    ['ended', { status: 'expired', current_end: null }],
  ])('is %s', async (state, changes) => {
    answers['GET /v1/subscriptions/sub_1'] = { ...subscription, ...changes };
    expect((await razorpay.readSubscription('sub_1')).state).toBe(state);
  });

  it('is cancelled once', async () => {
    await razorpay.cancelSubscription('sub_1', 'cancel-key-1');
    answers['GET /v1/subscriptions/sub_1'] = { ...subscription, status: 'cancelled' };
    await razorpay.cancelSubscription('sub_1', 'cancel-key-1');
    expect(posts().map(({ path }) => path)).toEqual(['/v1/subscriptions/sub_1/cancel']);
  });
});

it('refunds once under one key', async () => {
  expect(await razorpay.refund(refund)).toEqual({ refundRef: 'rfnd_1', state: 'done' });
  const [made] = posts();
  expect(made?.headers['x-refund-idempotency']).toBe('refund-refund-key-1');
  expect(made?.headers.authorization).toBe(`Basic ${btoa(`rzp_test_12345678:${SECRETS.keySecret}`)}`);
  expect(JSON.parse(made?.body ?? '')).toEqual({
    amount: 1000,
    speed: 'normal',
    receipt: 'refund-refund-key-1',
    notes: { reason: 'asked' },
  });
  answers['GET /v1/payments/pay_1/refunds'] = list(refunded);
  expect(await razorpay.refund(refund)).toEqual({ refundRef: 'rfnd_1', state: 'done' });
  expect(posts()).toHaveLength(1);
});

it('lists payments, those of subscriptions with their order, and older ones that were refunded', async () => {
  const listed = await all(razorpay.listSince(NOW));
  expect(listed.map(({ paymentRef, orderId, providerRef }) => [paymentRef, orderId, providerRef])).toEqual([
    ['pay_1', ORDER, 'order_1'],
    ['pay_9', ORDER, 'sub_1'],
    ['pay_old', ORDER, 'order_1'],
  ]);
});

describe('what goes wrong', () => {
  const error = { error: { code: 'BAD_REQUEST_ERROR', description: `No: ${SECRETS.keySecret}` } };
  const through = {
    sdk: ['POST /v1/plans', () => razorpay.createPlan(price)],
    'a call of ours': ['POST /v1/payments/pay_1/refund', () => razorpay.refund(refund)],
  } as const;

  describe.each(['sdk', 'a call of ours'] as const)('in %s', (way) => {
    const [key, call] = through[way];
    it('is refused with a reason that holds no key', async () => {
      answers[key] = { status: 400, body: error };
      expect(await thrownBy(call)).toMatchObject({
        code: 'PAYMENT_PROVIDER_REFUSED',
        params: { provider: 'razorpay', reason: 'No: …' },
      });
      answers[key] = { status: 401, body: 'Unauthorized' };
      expect(await thrownBy(call)).toMatchObject({ code: 'PAYMENT_PROVIDER_REFUSED' });
    });

    it.each([
      { status: 500, body: error },
      { status: 503, body: '<html>' },
      { status: 302, body: '', headers: { location: 'https://elsewhere.example.org/' } },
      'cut',
    ] as const)('is an outage and tried once: %j', async (answer) => {
      answers[key] = answer;
      expect(await thrownBy(call)).toMatchObject({ code: 'PAYMENT_PROVIDER_UNREACHABLE' });
      expect(posts()).toHaveLength(1);
    });

    it('is an answer of another kind', async () => {
      answers[key] = { body: { id: 7 } };
      expect(await thrownBy(call)).toMatchObject({ code: 'PAYMENT_PROVIDER_REFUSED' });
    });
  });
});
