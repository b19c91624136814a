import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answers, all, answerFrom, thrownBy } from '../../testing/provider-answers.ts';
import { publishedSchemasMissing, readPublishedApi } from '../../testing/published-requests.ts';
import { type RecordedRequest, startRecordedProvider } from '../../testing/recorded-provider.ts';
import type { CheckoutRequest, PaymentProvider } from '../payment-provider.ts';
import { addInterval } from './add-interval.ts';
import { createPaypal } from './create-paypal.ts';

const NOW = new Date('2026-11-26T12:00:00Z');
const ORDER = '7b0c9d52-0d3b-4a1f-9a6e-0f3d5a4f8a11';
const config = {
  clientId: 'client-id-of-test',
  clientSecret: 'canary-client-secret',
  webhookId: '8PT597110X687430L',
  productId: 'PROD-5FD60555F23244316',
  environment: 'sandbox',
  certificateHosts: [],
} as const;

const usd = (value: string) => ({ currency_code: 'USD', value });
const links = (rel: string) => [{ href: `https://www.sandbox.paypal.com/${rel}`, rel, method: 'GET' }];
const capture = {
  id: 'CAP1',
  status: 'COMPLETED',
  amount: usd('49.00'),
  custom_id: ORDER,
  final_capture: true,
  create_time: '2026-11-26T10:00:00Z',
};
const unit = {
  reference_id: 'default',
  custom_id: ORDER,
  amount: usd('49.00'),
  payee: { merchant_id: 'MERCHANT1' },
};
const created = {
  id: 'ORD1',
  status: 'PAYER_ACTION_REQUIRED',
  links: links('payer-action'),
  purchase_units: [unit],
};
const approved = { ...created, status: 'APPROVED' };
const order = (captures: object[], refunds: object[] = []) => ({
  ...created,
  status: 'COMPLETED',
  purchase_units: [{ ...unit, payments: { captures, refunds } }],
});
const subscription = {
  id: 'I-1',
  plan_id: 'P-1',
  status: 'ACTIVE',
  custom_id: ORDER,
  start_time: '2026-09-30T10:00:00Z',
  create_time: '2026-09-30T10:00:00Z',
  links: links('approve'),
  billing_info: {
    outstanding_balance: usd('0'),
    failed_payments_count: 0,
    next_billing_time: '2026-11-30T10:00:00Z',
  },
};
const transaction = (id: string, time: string, status = 'COMPLETED') => ({
  id,
  time,
  status,
  amount_with_breakdown: { gross_amount: usd('49.00') },
});
const listed = (transaction_info: object) => ({
  transaction_info: {
    transaction_status: 'S',
    transaction_initiation_date: '2026-11-25T10:00:00Z',
    ...transaction_info,
  },
});
const plan = {
  id: 'P-1',
  billing_cycles: [
    { tenure_type: 'REGULAR', sequence: 1, frequency: { interval_unit: 'MONTH', interval_count: 1 } },
  ],
};

const usual: Answers = {
  'POST /v1/oauth2/token': { access_token: 'canary-token-1', token_type: 'Bearer', expires_in: 32_400 },
  'POST /v2/checkout/orders': { status: 201, body: created },
  'GET /v2/checkout/orders/ORD1': approved,
  'POST /v2/checkout/orders/ORD1/capture': { status: 201, body: order([capture]) },
  'GET /v2/payments/captures/CAP1': { ...capture, supplementary_data: { related_ids: { order_id: 'ORD1' } } },
  'POST /v2/payments/captures/CAP1/refund': { status: 201, body: { id: 'REF1', status: 'COMPLETED' } },
  'GET /v1/customer/disputes': { items: [] },
  'POST /v1/billing/plans': { status: 201, body: { id: 'P-1' } },
  'GET /v1/billing/plans/P-1': plan,
  'POST /v1/billing/subscriptions': { status: 201, body: { ...subscription, status: 'APPROVAL_PENDING' } },
  'GET /v1/billing/subscriptions/I-1': subscription,
  'POST /v1/billing/subscriptions/I-1/cancel': { status: 204, body: '' },
  'GET /v1/billing/subscriptions/I-1/transactions': {
    transactions: [transaction('TX2', '2026-10-30T12:00:00Z'), transaction('TX1', '2026-09-30T10:00:00Z')],
  },
  'GET /v1/reporting/transactions': { transaction_details: [], total_pages: 1 },
};

let answers: Answers;
let server: Awaited<ReturnType<typeof startRecordedProvider>>;
let paypal: PaymentProvider;
beforeEach(async () => {
  answers = { ...usual };
  server = await startRecordedProvider((asked) => answerFrom(answers)(asked));
  paypal = createPaypal({ ...config, apiBase: server.base }, () => NOW);
});
afterEach(() => server.close());

const request: CheckoutRequest = {
  orderId: ORDER,
  mode: 'payment',
  interval: null,
  currency: 'USD',
  amount: 4900,
  description: 'MyWASender Pro, 1 year',
  email: 'buyer@example.org',
  successUrl: 'https://licenses.example.org/buy/done?order=1',
  cancelUrl: 'https://licenses.example.org/pricing',
  providerPlanId: null,
};
const renewing = { ...request, mode: 'subscription', interval: 'month', providerPlanId: 'P-1' } as const;
const price = { priceId: 'price-1', name: 'Pro', currency: 'USD', amount: 4900, interval: 'month' } as const;
const refund = {
  paymentRef: 'CAP1',
  amount: 900,
  currency: 'USD',
  idempotencyKey: 'refund-key-1',
  reason: 'asked',
};
const settle = () => paypal.settle({ orderId: ORDER, providerRef: 'ORD1', mode: 'payment' });
const asked = (path: RegExp) => server.requests.filter((one) => path.test(`${one.method} ${one.path}`));

it.skipIf(publishedSchemasMissing !== '')('asks for what PayPal publishes, and nothing else', async () => {
  await paypal.createCheckout(request);
  await paypal.createPlan(price);
  await paypal.createCheckout({ ...renewing, providerPlanId: 'P-5ML4271244454362WXNWU5NQ' });
  await settle();
  await paypal.findByPayment('CAP1');
  await paypal.readSubscription('I-1');
  await paypal.cancelSubscription('I-1', 'cancel-key-1');
  await paypal.refund(refund);
  await all(paypal.listSince(new Date('2026-11-23T12:00:00Z')));
  const files = ['checkout_orders_v2', 'payments_payment_v2', 'billing_subscriptions_v1'];
  const apis = files.map((file) => readPublishedApi(`paypal/${file}.json`));
  const problemOf = (one: RecordedRequest) =>
    apis.map((api) => api.problemOf(one)).find((problem) => problem !== 'unlisted') ?? null;
  const isListed = (one: RecordedRequest) => apis.some((api) => api.problemOf(one) !== 'unlisted');
  // published in other files
  const elsewhere = ['/v1/oauth2/token', '/v1/customer/disputes', '/v1/reporting/transactions'];
  const unlisted = server.requests.filter((one) => !isListed(one)).map(({ path }) => path);
  expect(unlisted.filter((path) => !elsewhere.includes(path))).toEqual([]);
  const problems = server.requests.map((one) => `${one.method} ${one.path}: ${problemOf(one)}`);
  expect(problems.filter((line) => !line.endsWith(': null'))).toEqual([]);
  expect(problems.length).toBeGreaterThan(15);
  const [create] = asked(/POST .*orders$/);
  if (create === undefined) throw new Error('nothing was made');
  expect(problemOf({ ...create, body: '{"intent":"CAPTURE"}' })).toContain('purchase_units');
  expect(problemOf({ ...create, body: create.body.replace('49.00', 'much') })).not.toBeNull();
});

it('sends one token, its keys against repetition, and no secret in an address', async () => {
  await Promise.all([paypal.createCheckout(request), paypal.createCheckout(request)]);
  await settle();
  await paypal.createPlan(price);
  await paypal.createCheckout(renewing);
  await paypal.refund(refund);
  const keys = asked(/^POST \/v[12]\/(checkout|payments|billing)/).map(
    ({ headers }) => headers['paypal-request-id'],
  );
  expect(keys).toEqual([ORDER, ORDER, `capture-${ORDER}`, 'plan-price-1', ORDER, 'refund-refund-key-1']);
  for (const { path, query } of server.requests) expect(`${path}?${query}`).not.toContain('canary');
  const [token] = asked(/token$/);
  expect(token?.headers.authorization).toBe(`Basic ${btoa('client-id-of-test:canary-client-secret')}`);
  expect(asked(/token$/)).toHaveLength(1);
});

describe('an order', () => {
  it('is approved at PayPal', async () => {
    expect(await paypal.createCheckout(request)).toEqual({
      providerRef: 'ORD1',
      page: { method: 'GET', url: 'https://www.sandbox.paypal.com/payer-action' },
      expiresAt: null,
    });
    expect(JSON.parse(asked(/orders$/)[0]?.body ?? '')).toMatchObject({
      intent: 'CAPTURE',
      purchase_units: [{ custom_id: ORDER, invoice_id: ORDER, amount: usd('49.00') }],
      payment_source: { paypal: { experience_context: { return_url: request.successUrl } } },
    });
    answers['POST /v2/checkout/orders'] = { status: 201, body: { ...created, links: [] } };
    await expect(paypal.createCheckout(request)).rejects.toMatchObject({ code: 'PAYMENT_PROVIDER_REFUSED' });
  });

  const facts = {
    orderId: ORDER,
    state: 'paid',
    amount: 4900,
    currency: 'USD',
    live: false,
    account: 'MERCHANT1',
    paymentRef: 'CAP1',
    subscriptionRef: null,
    periodEnd: null,
    refunded: 0,
    dispute: 'none',
  };
  it('that was approved is captured once, and told', async () => {
    expect(await settle()).toEqual(facts);
    answers['GET /v2/checkout/orders/ORD1'] = order([capture]);
    expect(await settle()).toEqual(facts);
    expect(await paypal.findByPayment('CAP1')).toEqual({ ...facts, providerRef: 'ORD1' });
    expect(asked(/capture$/)).toHaveLength(1);
  });

  it('of somebody else is not captured', async () => {
    answers['GET /v2/checkout/orders/ORD1'] = {
      ...approved,
      purchase_units: [{ ...unit, custom_id: 'another' }],
    };
    expect(await settle()).toMatchObject({ state: 'pending', orderId: 'another' });
    expect(asked(/capture$/)).toEqual([]);
  });

  it.each([
    ['open', created],
    ['pending', order([{ ...capture, status: 'PENDING' }])],
    ['failed', order([{ ...capture, status: 'DECLINED' }])],
    ['expired', { ...created, status: 'VOIDED' }],
    ['expired', { status: 404, body: { name: 'RESOURCE_NOT_FOUND' } }],
    ['paid', order([{ ...capture, status: 'DECLINED' }, capture])],
  ])('is %s', async (state, body) => {
    answers['GET /v2/checkout/orders/ORD1'] = body;
    expect(await settle()).toMatchObject({ state });
  });

  const refusal = (issue: string) => ({
    status: 422,
    body: { name: 'UNPROCESSABLE_ENTITY', details: [{ issue }] },
  });
  it.each([
    ['open', 'INSTRUMENT_DECLINED'],
    ['failed', 'TRANSACTION_REFUSED'],
  ])('is %s when its capture ends with %s', async (state, issue) => {
    answers['POST /v2/checkout/orders/ORD1/capture'] = refusal(issue);
    expect(await settle()).toMatchObject({ state, orderId: ORDER, paymentRef: null });
  });

  it('that somebody else captured meanwhile is read again', async () => {
    let reads = 0;
    answers['GET /v2/checkout/orders/ORD1'] = () => (reads++ === 0 ? approved : order([capture]));
    answers['POST /v2/checkout/orders/ORD1/capture'] = refusal('ORDER_ALREADY_CAPTURED');
    expect(await settle()).toEqual(facts);
    answers['GET /v2/checkout/orders/ORD1'] = approved;
    answers['POST /v2/checkout/orders/ORD1/capture'] = refusal('PERMISSION_DENIED');
    await expect(settle()).rejects.toMatchObject({ code: 'PAYMENT_PROVIDER_REFUSED' });
  });

  it('is told with what was taken back', async () => {
    const refunds = [
      { id: 'REF1', status: 'COMPLETED', amount: usd('9.00') },
      { id: 'REF2', status: 'PENDING', amount: usd('1.00') },
      { id: 'REF3', status: 'FAILED', amount: usd('5.00') },
    ];
    answers['GET /v2/checkout/orders/ORD1'] = order([{ ...capture, status: 'PARTIALLY_REFUNDED' }], refunds);
    expect(await settle()).toEqual({ ...facts, refunded: 1000 });
    answers['GET /v2/checkout/orders/ORD1'] = order([{ ...capture, status: 'REFUNDED' }]);
    expect(await settle()).toEqual({ ...facts, refunded: 4900 });
  });

  it.each([
    ['open', 'UNDER_REVIEW', ''],
    ['lost', 'RESOLVED', 'RESOLVED_BUYER_FAVOUR'],
    ['lost', 'RESOLVED', 'ACCEPTED'],
    ['won', 'RESOLVED', 'RESOLVED_SELLER_FAVOUR'],
    ['won', 'RESOLVED', 'CANCELED_BY_BUYER'],
  ])('has a dispute that is %s: %s %s', async (dispute, status, outcome_code) => {
    answers['GET /v1/customer/disputes'] = { items: [{ dispute_id: 'PP-D-1', status }] };
    answers['GET /v1/customer/disputes/PP-D-1'] = { dispute_id: 'PP-D-1', dispute_outcome: { outcome_code } };
    expect(await settle()).toMatchObject({ dispute });
    expect(asked(/disputes$/)[0]?.query).toBe('disputed_transaction_id=CAP1');
  });
});

describe('a subscription', () => {
  it('has a plan and is approved at PayPal', async () => {
    expect(await paypal.createPlan(price)).toBe('P-1');
    expect(await paypal.createCheckout(renewing)).toEqual({
      providerRef: 'I-1',
      page: { method: 'GET', url: 'https://www.sandbox.paypal.com/approve' },
      expiresAt: null,
    });
  });

  const first = () => paypal.settle({ orderId: ORDER, providerRef: 'I-1', mode: 'subscription' });
  it('is settled by its first payment', async () => {
    expect(await first()).toMatchObject({
      orderId: ORDER,
      state: 'paid',
      amount: 4900,
      paymentRef: 'TX1',
      subscriptionRef: 'I-1',
      periodEnd: new Date('2026-10-30T10:00:00Z'),
    });
    answers['GET /v1/billing/subscriptions/I-1/transactions'] = {};
    for (const [status, state] of [
      ['APPROVAL_PENDING', 'open'],
      ['APPROVED', 'pending'],
      ['CANCELLED', 'expired'],
      ['SUSPENDED', 'failed'],
    ]) {
      answers['GET /v1/billing/subscriptions/I-1'] = { ...subscription, status };
      expect(await first()).toMatchObject({ state });
    }
  });

  it('is read with its paid periods, the last up to PayPal’s own word', async () => {
    const part = transaction('TX1', '2026-09-30T10:00:00Z', 'PARTIALLY_REFUNDED');
    const whole = transaction('TX2', '2026-10-30T12:00:00Z', 'REFUNDED');
    const failed = transaction('TX0', '2026-09-29T10:00:00Z', 'DECLINED');
    answers['GET /v1/billing/subscriptions/I-1/transactions'] = { transactions: [whole, failed, part] };
    const given = {
      transaction_event_code: 'T1107',
      paypal_reference_id: 'TX1',
      transaction_amount: usd('-9.00'),
    };
    answers['GET /v1/reporting/transactions'] = ({ query }: RecordedRequest) => ({
      transaction_details: query.includes('2026-09-30') ? [listed(given)] : [],
      total_pages: 1,
    });
    const { invoices, ...facts } = await paypal.readSubscription('I-1');
    expect(facts).toEqual({
      subscriptionRef: 'I-1',
      orderId: ORDER,
      state: 'active',
      live: false,
      periodEnd: new Date('2026-11-30T10:00:00Z'),
    });
    expect(
      invoices.map(({ invoiceRef, periodEnd, refunded }) => [invoiceRef, periodEnd.toISOString(), refunded]),
    ).toEqual([
      ['TX1', '2026-10-30T10:00:00.000Z', 900],
      ['TX2', '2026-11-30T10:00:00.000Z', 4900],
    ]);
  });

  it.each([
    ['past-due', { status: 'SUSPENDED' }],
    ['past-due', { billing_info: { ...subscription.billing_info, failed_payments_count: 1 } }],
    ['cancelled', { status: 'CANCELLED' }],
    ['ended', { status: 'CANCELLED', billing_info: undefined }],
    ['ended', { status: 'EXPIRED', billing_info: undefined }],
  ])('is %s', async (state, changes) => {
    answers['GET /v1/billing/subscriptions/I-1'] = { ...subscription, ...changes };
    const last = state === 'ended' ? '2026-10-20T10:00:00Z' : '2026-10-30T10:00:00Z';
    answers['GET /v1/billing/subscriptions/I-1/transactions'] = { transactions: [transaction('TX2', last)] };
    expect((await paypal.readSubscription('I-1')).state).toBe(state);
  });

  it('is cancelled once', async () => {
    await paypal.cancelSubscription('I-1', 'cancel-key-1');
    answers['GET /v1/billing/subscriptions/I-1'] = { ...subscription, status: 'CANCELLED' };
    await paypal.cancelSubscription('I-1', 'cancel-key-1');
    expect(asked(/cancel$/)).toHaveLength(1);
  });

  it('is found by its payment, which has no order at PayPal', async () => {
    answers['GET /v2/payments/captures/TX2'] = { ...capture, id: 'TX2', status: 'REFUNDED' };
    expect(await paypal.findByPayment('TX2')).toMatchObject({
      providerRef: null,
      orderId: ORDER,
      state: 'paid',
      refunded: 4900,
    });
  });

  it.each([
    ['2026-01-31T10:00:00Z', 'MONTH', 1, '2026-02-28T10:00:00.000Z'],
    ['2028-02-29T10:00:00Z', 'YEAR', 1, '2029-02-28T10:00:00.000Z'],
    ['2026-12-31T10:00:00Z', 'MONTH', 2, '2027-02-28T10:00:00.000Z'],
    ['2026-12-31T10:00:00Z', 'WEEK', 2, '2027-01-14T10:00:00.000Z'],
  ])('from %s, one %s × %i, ends %s', (from, unit, count, end) => {
    expect(addInterval(new Date(from), { unit, count }).toISOString()).toBe(end);
  });
});

it('refunds', async () => {
  expect(await paypal.refund(refund)).toEqual({ refundRef: 'REF1', state: 'done' });
  expect(JSON.parse(asked(/refund$/)[0]?.body ?? '')).toEqual({
    amount: usd('9.00'),
    note_to_payer: 'asked',
  });
});

it('lists payments, page by page, and older ones that were refunded', async () => {
  const paid = {
    transaction_id: 'CAP1',
    transaction_event_code: 'T0006',
    custom_field: ORDER,
    transaction_amount: usd('49.00'),
  };
  const given = { transaction_event_code: 'T1107', transaction_amount: usd('-9.00') };
  const pages = [
    [listed(paid), listed({ ...paid, transaction_id: 'CAP0', transaction_status: 'D' })],
    [listed({ ...given, paypal_reference_id: 'CAP1' }), listed({ ...given, paypal_reference_id: 'OLD1' })],
  ];
  answers['GET /v1/reporting/transactions'] = ({ query }: RecordedRequest) => ({
    transaction_details: pages[Number(new URLSearchParams(query).get('page')) - 1],
    total_pages: 2,
  });
  answers['GET /v2/payments/captures/OLD1'] = { ...capture, id: 'OLD1', status: 'REFUNDED' };
  const found = await all(paypal.listSince(new Date('2026-11-23T12:00:00Z')));
  expect(found).toEqual([
    {
      orderId: ORDER,
      providerRef: null,
      paymentRef: 'CAP1',
      amount: 4900,
      currency: 'USD',
      refunded: 900,
      createdAt: new Date('2026-11-25T10:00:00Z'),
    },
    expect.objectContaining({
      paymentRef: 'OLD1',
      refunded: 4900,
      createdAt: new Date('2026-11-26T10:00:00Z'),
    }),
  ]);
});

describe('what goes wrong', () => {
  const error = {
    name: 'UNPROCESSABLE_ENTITY',
    debug_id: 'abc123',
    details: [{ issue: 'CAPTURE_FULLY_REFUNDED', description: 'No: canary-client-secret' }],
  };
  const key = 'POST /v2/payments/captures/CAP1/refund';

  it('is refused with a reason that holds no secret', async () => {
    answers[key] = { status: 422, body: error };
    expect(await thrownBy(() => paypal.refund(refund))).toMatchObject({
      code: 'PAYMENT_PROVIDER_REFUSED',
      params: { provider: 'paypal', reason: 'CAPTURE_FULLY_REFUNDED: No: … (abc123)' },
    });
    answers['GET /v1/customer/disputes'] = { status: 403, body: { name: 'NOT_AUTHORIZED' } };
    expect(await thrownBy(settle)).toMatchObject({ params: { reason: 'NOT_AUTHORIZED' } });
  });

  it.each([
    { status: 500, body: error },
    { status: 503, body: '<html>' },
    { status: 302, body: '', headers: { location: 'https://elsewhere.example.org/' } },
    'cut',
  ] as const)('is an outage and tried once: %j', async (answer) => {
    answers[key] = answer;
    expect(await thrownBy(() => paypal.refund(refund))).toMatchObject({
      code: 'PAYMENT_PROVIDER_UNREACHABLE',
    });
    expect(asked(/refund$/)).toHaveLength(1);
    answers['GET /v1/customer/disputes'] = answer;
    expect(await thrownBy(settle)).toMatchObject({ code: 'PAYMENT_PROVIDER_UNREACHABLE' });
  });

  it('is over when the outage of the token is over', async () => {
    answers['POST /v1/oauth2/token'] = 'cut';
    expect(await thrownBy(() => paypal.refund(refund))).toMatchObject({
      code: 'PAYMENT_PROVIDER_UNREACHABLE',
    });
    answers['POST /v1/oauth2/token'] = { status: 401, body: { error: 'invalid_client' } };
    expect(await thrownBy(() => paypal.refund(refund))).toMatchObject({ code: 'PAYMENT_PROVIDER_REFUSED' });
    answers['POST /v1/oauth2/token'] = usual['POST /v1/oauth2/token'];
    expect(await paypal.refund(refund)).toMatchObject({ state: 'done' });
  });

  it('is a token that was taken back: another one is fetched, once', async () => {
    let tokens = 0;
    answers['POST /v1/oauth2/token'] = () => ({
      access_token: `token-${++tokens}`,
      token_type: 'Bearer',
      expires_in: 900,
    });
    answers[key] = ({ headers }: RecordedRequest) =>
      headers.authorization === 'Bearer token-1'
        ? { status: 401, body: { error: 'invalid_token' } }
        : usual[key];
    expect(await paypal.refund(refund)).toMatchObject({ state: 'done' });
    answers[key] = { status: 401, body: { error: 'invalid_token' } };
    expect(await thrownBy(() => paypal.refund(refund))).toMatchObject({ code: 'PAYMENT_PROVIDER_REFUSED' });
    expect(asked(/refund$/)).toHaveLength(4);
  });
});
