import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answers, all, answerFrom, thrownBy } from '../../testing/provider-answers.ts';
import {
  publishedSchemasMissing,
  readPublishedApi,
  stripeFixture,
} from '../../testing/published-requests.ts';
import { type Answer, startRecordedProvider } from '../../testing/recorded-provider.ts';
import type { CheckoutRequest, PaymentProvider } from '../payment-provider.ts';
import { createStripe } from './create-stripe.ts';
import { judgeDisputes } from './stripe-facts.ts';

const NOW = new Date('2026-11-26T12:00:00Z');
const SECRET_KEY = 'sk_test_canaryCanaryCanary';
const ORDER = '7b0c9d52-0d3b-4a1f-9a6e-0f3d5a4f8a11';
const PAID_AT = 1_795_000_000;
const PERIOD_END = 1_797_678_400;

const object = (name: string, changes: object) => ({ ...stripeFixture(name), livemode: false, ...changes });
const list = (...data: object[]) => ({ object: 'list', data, has_more: false, url: '/v1/x' });
const charge = object('charge', { id: 'ch_1', amount_refunded: 900, currency: 'eur', disputed: true });
const intent = object('payment_intent', {
  id: 'pi_1',
  amount: 4900,
  amount_received: 4900,
  created: PAID_AT,
  currency: 'eur',
  status: 'succeeded',
  metadata: { order_id: ORDER },
  latest_charge: charge,
});
const session = object('checkout.session', {
  id: 'cs_1',
  url: 'https://checkout.stripe.com/c/pay/cs_1',
  client_reference_id: ORDER,
  amount_total: 4900,
  currency: 'eur',
  status: 'complete',
  payment_status: 'paid',
  expires_at: PERIOD_END,
  payment_intent: intent,
  subscription: null,
  invoice: null,
});
const invoice = object('invoice', {
  id: 'in_1',
  amount_paid: 4900,
  currency: 'eur',
  created: PAID_AT,
  status_transitions: { paid_at: PAID_AT },
  lines: list({ id: 'il_1', period: { start: PAID_AT, end: PERIOD_END } }),
  payments: list({
    id: 'inpay_1',
    status: 'paid',
    payment: { type: 'payment_intent', payment_intent: 'pi_9' },
  }),
  parent: { subscription_details: { subscription: 'sub_1', metadata: { order_id: ORDER } } },
});
const renewal = {
  ...intent,
  id: 'pi_9',
  metadata: {},
  latest_charge: { ...charge, amount_refunded: 0, disputed: false },
};
const subscription = object('subscription', {
  id: 'sub_1',
  customer: 'cus_1',
  status: 'active',
  cancel_at: null,
  cancel_at_period_end: false,
  metadata: { order_id: ORDER },
  items: list({ id: 'si_1', current_period_end: PERIOD_END }),
});

/** Answers by method and path; each can be replaced by a test. */
const usual: Answers = {
  'POST /v1/checkout/sessions': session,
  'GET /v1/checkout/sessions': list(session),
  'GET /v1/checkout/sessions/cs_1': session,
  'GET /v1/payment_intents': list(intent, renewal),
  'GET /v1/payment_intents/pi_1': intent,
  'GET /v1/payment_intents/pi_9': renewal,
  'GET /v1/payment_intents/pi_old': { ...intent, id: 'pi_old' },
  'GET /v1/disputes': list(object('dispute', { status: 'needs_response' })),
  'GET /v1/invoice_payments': list(object('invoice_payment', { id: 'inpay_1', invoice })),
  'GET /v1/invoices': list(invoice),
  'GET /v1/subscriptions/sub_1': subscription,
  'POST /v1/subscriptions/sub_1': subscription,
  'GET /v1/refunds': list(
    object('refund', {
      id: 're_0',
      status: 'succeeded',
      payment_intent: 'pi_old',
      metadata: { refund_key: 'refund-key-0' },
    }),
  ),
  'POST /v1/refunds': object('refund', { id: 're_1', status: 'pending' }),
};

let answers: Answers;
let server: Awaited<ReturnType<typeof startRecordedProvider>>;
let stripe: PaymentProvider;
beforeEach(async () => {
  answers = { ...usual };
  server = await startRecordedProvider((asked) => answerFrom(answers)(asked));
  const config = { secretKey: SECRET_KEY, webhookSecrets: ['whsec_canaryCanary'], apiBase: server.base };
  stripe = createStripe(config, () => NOW);
});
afterEach(() => server.close());
const request: CheckoutRequest = {
  orderId: ORDER,
  mode: 'payment',
  interval: null,
  currency: 'EUR',
  amount: 4900,
  description: 'MyWASender Pro, 1 year',
  email: 'buyer@example.org',
  successUrl: 'https://licenses.example.org/buy/done?order=1',
  cancelUrl: 'https://licenses.example.org/pricing',
  providerPlanId: null,
};
const monthly = { ...request, mode: 'subscription', interval: 'month', email: null } as const;
const refund = {
  paymentRef: 'pi_1',
  amount: 900,
  currency: 'EUR',
  idempotencyKey: 'refund-key-1',
  reason: 'asked',
};

async function everything(): Promise<void> {
  await stripe.createCheckout(request);
  await stripe.createCheckout(monthly);
  await stripe.settle({ orderId: ORDER, providerRef: 'cs_1', mode: 'payment' });
  await stripe.findByPayment('pi_1');
  await stripe.findByPayment('pi_9');
  await stripe.readSubscription('sub_1');
  await stripe.cancelSubscription('sub_1', 'cancel-key-1');
  await stripe.refund(refund);
  for await (const _ of stripe.listSince(NOW));
}

it.skipIf(publishedSchemasMissing !== '')('asks for what Stripe publishes, and nothing else', async () => {
  await everything();
  const api = readPublishedApi('stripe/requests.json', { formBodies: true });
  // newer than the published file of 2023-08
  const newer = ['GET /v1/invoice_payments: unlisted'];
  const problems = server.requests.map((one) => `${one.method} ${one.path}: ${api.problemOf(one)}`);
  expect(problems.length).toBeGreaterThan(16);
  expect(problems.filter((line) => !line.endsWith(': null') && !newer.includes(line))).toEqual([]);
  const [checkout] = server.requests;
  if (checkout === undefined) throw new Error('nothing was asked');
  for (const wrong of ['nonsense=1', 'mode=gift', 'line_items[0][quantity]=many']) {
    expect(api.problemOf({ ...checkout, body: `${checkout.body}&${wrong}` })).not.toBeNull();
  }
});

it('sends its key, its keys against repetition, and no key in an address', async () => {
  await everything();
  for (const { headers, query, path } of server.requests) {
    expect(headers.authorization).toBe(`Bearer ${SECRET_KEY}`);
    expect(headers['stripe-version']).toBe('2026-10-28.endive');
    expect(`${path}?${query}`).not.toContain('canary');
  }
  const keys = server.requests
    .filter(({ method }) => method === 'POST')
    .map(({ headers }) => headers['idempotency-key']);
  expect(keys).toEqual([
    `checkout-${ORDER}`,
    `checkout-${ORDER}`,
    'cancel-cancel-key-1',
    'refund-refund-key-1',
  ]);
});

describe('an order', () => {
  it('gets a hosted page', async () => {
    expect(await stripe.createCheckout(request)).toEqual({
      providerRef: 'cs_1',
      page: { method: 'GET', url: 'https://checkout.stripe.com/c/pay/cs_1' },
      expiresAt: new Date(PERIOD_END * 1000),
    });
    const body = server.requests[0]?.body;
    const form = new URLSearchParams(body);
    expect(form.get('line_items[0][price_data][unit_amount]')).toBe('4900');
    expect(form.get('payment_intent_data[metadata][order_id]')).toBe(ORDER);
    expect(form.get('client_reference_id')).toBe(ORDER);
  });

  const settle = () => stripe.settle({ orderId: ORDER, providerRef: 'cs_1', mode: 'payment' });
  it('is told with what was taken back', async () => {
    const facts = {
      orderId: ORDER,
      state: 'paid',
      amount: 4900,
      currency: 'EUR',
      live: false,
      account: null,
      paymentRef: 'pi_1',
      subscriptionRef: null,
      periodEnd: null,
      refunded: 900,
      dispute: 'open',
    };
    expect(await settle()).toEqual(facts);
    expect(await stripe.findByPayment('pi_1')).toEqual({ ...facts, providerRef: 'cs_1' });
  });

  it.each([
    ['open', { status: 'open', payment_status: 'unpaid', payment_intent: null }],
    ['expired', { status: 'expired', payment_status: 'unpaid', payment_intent: null }],
    ['pending', { payment_status: 'unpaid', payment_intent: { ...intent, status: 'processing' } }],
    [
      'failed',
      { payment_status: 'unpaid', payment_intent: { ...intent, status: 'requires_payment_method' } },
    ],
    ['paid', {}],
  ])('is %s', async (state, changes) => {
    answers['GET /v1/checkout/sessions/cs_1'] = { ...session, ...changes };
    expect(await settle()).toMatchObject({ state });
  });

  it('is what was taken, not what was asked for', async () => {
    const other = { ...intent, amount_received: 1, currency: 'usd' };
    answers['GET /v1/checkout/sessions/cs_1'] = { ...session, payment_intent: other };
    expect(await settle()).toMatchObject({ state: 'paid', amount: 1, currency: 'USD' });
  });
});

describe('a subscription', () => {
  it('is settled by its first invoice', async () => {
    answers['GET /v1/checkout/sessions/cs_1'] = {
      ...session,
      payment_intent: null,
      subscription: 'sub_1',
      invoice,
    };
    expect(await stripe.settle({ orderId: ORDER, providerRef: 'cs_1', mode: 'subscription' })).toMatchObject({
      state: 'paid',
      amount: 4900,
      paymentRef: 'pi_9',
      subscriptionRef: 'sub_1',
      periodEnd: new Date(PERIOD_END * 1000),
    });
  });

  it('is found by a payment that carries nothing of ours', async () => {
    expect(await stripe.findByPayment('pi_9')).toMatchObject({
      orderId: ORDER,
      providerRef: 'cs_1',
      subscriptionRef: 'sub_1',
      periodEnd: new Date(PERIOD_END * 1000),
    });
  });

  it('is read with its paid periods', async () => {
    answers['GET /v1/payment_intents'] = list({
      ...renewal,
      latest_charge: { ...charge, amount_refunded: 100 },
    });
    const later = {
      ...invoice,
      id: 'in_2',
      payments: list(),
      lines: list({ id: 'il_2', period: { end: PERIOD_END + 9 } }),
    };
    answers['GET /v1/invoices'] = list(later, invoice);
    const facts = await stripe.readSubscription('sub_1');
    expect(facts).toMatchObject({ orderId: ORDER, state: 'active', live: false });
    expect(facts.invoices).toEqual([
      {
        invoiceRef: 'in_1',
        amount: 4900,
        currency: 'EUR',
        paidAt: new Date(PAID_AT * 1000),
        periodEnd: new Date(PERIOD_END * 1000),
        paymentRef: 'pi_9',
        refunded: 100,
      },
      expect.objectContaining({ invoiceRef: 'in_2', paymentRef: null, refunded: 0 }),
    ]);
  });

  const later = list({ id: 'si_1', current_period_end: NOW.getTime() / 1000 + 60 });
  const before = list({ id: 'si_1', current_period_end: NOW.getTime() / 1000 - 60 });
  it.each([
    ['active', { status: 'trialing' }],
    ['past-due', { status: 'past_due' }],
    ['past-due', { status: 'incomplete' }],
    ['cancelled', { cancel_at_period_end: true }],
    ['cancelled', { status: 'canceled', items: later }],
    ['ended', { status: 'canceled', items: before }],
    ['ended', { status: 'incomplete_expired' }],
  ])('is %s', async (state, changes) => {
    answers['GET /v1/subscriptions/sub_1'] = { ...subscription, ...changes };
    expect((await stripe.readSubscription('sub_1')).state).toBe(state);
  });

  it('that is over is not cancelled again', async () => {
    answers['GET /v1/subscriptions/sub_1'] = { ...subscription, status: 'canceled' };
    await stripe.cancelSubscription('sub_1', 'cancel-key-1');
    expect(server.requests.map(({ method }) => method)).toEqual(['GET']);
  });
});

it('refunds once under one key, also when Stripe forgot the key', async () => {
  expect(await stripe.refund(refund)).toEqual({ refundRef: 're_1', state: 'pending' });
  expect(await stripe.refund({ ...refund, idempotencyKey: 'refund-key-0' })).toEqual({
    refundRef: 're_0',
    state: 'done',
  });
  expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

it('lists payments, those of subscriptions with their order, and older ones that were refunded', async () => {
  const listed = await all(stripe.listSince(NOW));
  expect(
    listed.map(({ paymentRef, orderId, amount, refunded }) => [paymentRef, orderId, amount, refunded]),
  ).toEqual([
    ['pi_1', ORDER, 4900, 900],
    ['pi_9', ORDER, 4900, 0],
    ['pi_old', ORDER, 4900, 900],
  ]);
});

it.each([
  [[], 'none'],
  [['warning_needs_response', 'warning_closed'], 'none'],
  [['won'], 'won'],
  [['won', 'lost'], 'lost'],
  [['lost', 'under_review'], 'open'],
] as const)('disputes that are %j come to %s', (states, verdict) => {
  expect(judgeDisputes(states)).toBe(verdict);
});

describe('what goes wrong', () => {
  const error = {
    error: { type: 'card_error', code: 'charge_already_refunded', message: `No, ${SECRET_KEY}\r\n!` },
  };
  const failing = async (answer: Answer, key = 'POST /v1/refunds') => {
    answers[key] = answer;
    return thrownBy(() => stripe.refund(refund));
  };

  it('is refused with a reason that holds no key', async () => {
    expect(await failing({ status: 400, body: error })).toMatchObject({
      code: 'PAYMENT_PROVIDER_REFUSED',
      params: { provider: 'stripe', reason: 'charge_already_refunded: No, … !' },
    });
    expect(await failing({ status: 401, body: error })).toMatchObject({ code: 'PAYMENT_PROVIDER_REFUSED' });
  });

  it.each([
    { status: 500, body: error },
    { status: 503, body: '<html>' },
    { status: 429, body: error },
    { status: 409, body: error },
    { status: 302, body: '', headers: { location: 'https://elsewhere.example.org/' } },
    'cut',
  ] as const)('is an outage and tried once: %j', async (answer) => {
    expect(await failing(answer)).toMatchObject({ code: 'PAYMENT_PROVIDER_UNREACHABLE' });
    expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});
