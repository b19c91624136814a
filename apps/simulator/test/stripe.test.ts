import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readForm } from '../src/payments/stripe/read-form.ts';
import { SessionBody } from '../src/payments/stripe/schemas.ts';
import { openPayments } from './open-payments.ts';
import { publishedStripeMissing, readPublishedStripe } from './published-stripe.ts';

const SECRET = 'whsec_simulated';
const KEY = 'sk_test_simulated';

let payments: Awaited<ReturnType<typeof openPayments>>;
let stripe: Stripe;
let clock: number;

beforeAll(async () => {
  payments = await openPayments({
    published: publishedStripeMissing === '' ? readPublishedStripe() : undefined,
    now: () => clock,
  });
  stripe = new Stripe(KEY, {
    apiVersion: '2026-10-28.endive',
    maxNetworkRetries: 0,
    timeout: 2_000,
    httpClient: Stripe.createFetchHttpClient((input: string | URL | Request, init?: RequestInit) =>
      fetch(new Request(input).url.replace('https://api.stripe.com', `${payments.url}/stripe`), init),
    ),
  });
});
beforeEach(async () => {
  clock = Date.parse('2026-01-31T10:00:00Z');
  await payments.reset();
  await payments.setUp({ provider: 'stripe', keyId: KEY, webhookSecret: SECRET, accountId: 'acct_ours' });
});
afterAll(async () => {
  expect(payments.problems).toEqual([]);
  await payments.stop();
});

const order = (change: object = {}) => ({
  mode: 'payment' as const,
  client_reference_id: 'order-1',
  customer_email: 'ana@example.com',
  success_url: 'http://shop.test/done?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://shop.test/cancelled',
  metadata: { order_id: 'order-1' },
  payment_intent_data: { metadata: { order_id: 'order-1' } },
  line_items: [
    {
      quantity: 1,
      price_data: { currency: 'EUR', unit_amount: 4_900, product_data: { name: 'MyWASender Pro' } },
    },
  ],
  ...change,
});
const yearly = () => {
  const { payment_intent_data: _, line_items: items, ...rest } = order();
  return {
    ...rest,
    mode: 'subscription' as const,
    subscription_data: { metadata: { order_id: 'order-1' } },
    line_items: items.map((item) => ({
      ...item,
      price_data: { ...item.price_data, recurring: { interval: 'month' as const } },
    })),
  };
};
const pay = (session: Stripe.Checkout.Session, outcome: string) =>
  payments.submit(new URL(session.url ?? '').pathname, { outcome });
const facts = (id: string) =>
  stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge', 'line_items'] });
const intentOf = async (id: string): Promise<string> => {
  const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(id);
  return typeof intent === 'string' ? intent : '';
};

describe('Stripe, simulated', () => {
  it('takes a payment on its hosted page and tells of it, signed', async () => {
    const session = await stripe.checkout.sessions.create(order());
    expect(session).toMatchObject({
      status: 'open',
      payment_status: 'unpaid',
      amount_total: 4_900,
      currency: 'eur',
    });
    const page = await fetch(session.url ?? '');
    expect(await page.text()).toContain('TEST MONEY: nothing is charged');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");

    const done = await pay(session, 'pay');
    expect(done.status).toBe(303);
    expect(done.headers.get('location')).toBe(`http://shop.test/done?session=${session.id}`);
    expect(await facts(session.id)).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      livemode: false,
      metadata: { order_id: 'order-1' },
      line_items: { data: [{ description: 'MyWASender Pro', amount_total: 4_900 }] },
      payment_intent: {
        status: 'succeeded',
        amount_received: 4_900,
        metadata: { order_id: 'order-1' },
        latest_charge: { paid: true, amount_refunded: 0, disputed: false },
      },
    });
    await payments.settle();
    const events = payments.received.map(({ raw, headers }) =>
      stripe.webhooks.constructEvent(raw, headers['stripe-signature'] ?? '', SECRET, 300, undefined, clock),
    );
    expect(events.map(({ type }) => type).sort()).toEqual([
      'charge.succeeded',
      'checkout.session.completed',
      'payment_intent.created',
      'payment_intent.succeeded',
    ]);
    expect(events[0]).toMatchObject({ api_version: '2026-10-28.endive', livemode: false });
    const raw = payments.received[0]?.raw ?? '';
    expect(() => stripe.webhooks.constructEvent(`${raw} `, 't=1,v1=00', SECRET)).toThrow('signature');
    expect((await pay(session, 'pay')).status).toBe(410);
  });

  it('a declined card can be followed by another, a bank may ask first, a buyer may go back', async () => {
    const session = await stripe.checkout.sessions.create(order());
    const declined = await pay(session, 'decline');
    expect(declined.status).toBe(402);
    expect(await declined.text()).toContain('Your card was declined');
    expect(await payments.told()).toEqual(
      expect.arrayContaining(['charge.failed', 'payment_intent.payment_failed']),
    );
    expect((await facts(session.id)).payment_intent).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'card_declined' },
    });

    const asked = await pay(session, 'challenge');
    expect(asked.headers.get('location')).toBe(`/stripe/c/pay/${session.id}/challenge`);
    const challenge = await (await fetch(`${session.url}/challenge`)).text();
    expect(challenge).toContain('Your bank asks');
    expect((await pay(session, 'decline')).status).toBe(402);
    expect((await facts(session.id)).payment_status).toBe('unpaid');
    expect((await pay(session, 'pay')).status).toBe(303);
    expect((await facts(session.id)).payment_status).toBe('paid');
  });

  it('a session that nobody paid within a day is over', async () => {
    const session = await stripe.checkout.sessions.create(order());
    clock += 24 * 3_600_000;
    expect((await pay(session, 'pay')).status).toBe(410);
    expect(await payments.told()).toEqual(['checkout.session.expired']);
    const other = await stripe.checkout.sessions.create(order());
    expect((await stripe.checkout.sessions.expire(other.id)).status).toBe('expired');
    await expect(stripe.checkout.sessions.expire(other.id)).rejects.toThrow('status open');
  });

  it('money that comes later', async () => {
    const sessions = [];
    for (const comes of [true, false]) {
      const { id } = await stripe.checkout.sessions.create(order());
      expect(await payments.drive('stripe', 'pay', { ref: id, outcome: 'pending' })).toBe('paid');
      expect(await facts(id)).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
      await payments.told();
      await payments.drive('stripe', 'clear', { ref: id, comes });
      sessions.push([(await facts(id)).payment_status, (await payments.told()).at(-1)]);
    }
    expect(sessions).toEqual([
      ['paid', expect.any(String)],
      ['unpaid', expect.any(String)],
    ]);
  });

  it('the same key gives the first answer again, and 400 with other parameters', async () => {
    const first = await stripe.checkout.sessions.create(order(), { idempotencyKey: 'order-1' });
    const again = await stripe.checkout.sessions.create(order(), { idempotencyKey: 'order-1' });
    expect(again.id).toBe(first.id);
    expect(new Headers(again.lastResponse.headers).get('idempotent-replayed')).toBe('true');
    await expect(
      stripe.checkout.sessions.create(order({ customer_email: 'eve@example.com' }), {
        idempotencyKey: 'order-1',
      }),
    ).rejects.toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
    clock += 25 * 3_600_000;
    const later = await stripe.checkout.sessions.create(order(), { idempotencyKey: 'order-1' });
    expect(later.id).not.toBe(first.id);
  });

  it.each([
    ['a key that is not ours', { apiKey: 'sk_test_other' }, {}, 'Invalid API Key provided.'],
    [
      'another version',
      { apiVersion: '2023-08-16' },
      {},
      'The stand-in speaks 2026-10-28.endive alone, not 2023-08-16.',
    ],
    [
      'a subscription without an interval',
      {},
      { mode: 'subscription', payment_intent_data: undefined },
      'You must provide at least one recurring price in `subscription` mode.',
    ],
    [
      'an address that is none',
      {},
      { success_url: 'shop' },
      'Invalid success_url: must match pattern "^https?://"',
    ],
  ])('refuses %s', async (_, options, change, message) => {
    await expect(stripe.checkout.sessions.create(order(change), options)).rejects.toMatchObject({ message });
  });

  it.each([
    [{ colour: 'red' }, 'Received unknown parameter: colour'],
    [
      { line_items: [{ price_data: { currency: 'eur', unit_amount: '5', product_data: {} } }] },
      'Missing required param: line_items[0][price_data][product_data][name].',
    ],
    [{ expires_at: 'soon' }, 'Invalid expires_at: must be integer'],
  ])('names the parameter that is wrong in %j', (change, message) => {
    expect(() => readForm(SessionBody, order(change))).toThrow(message);
  });

  it('a subscription has its period in the item and its invoices name it in `parent`', async () => {
    const session = await stripe.checkout.sessions.create(yearly());
    await pay(session, 'pay');
    const paid = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['subscription.latest_invoice', 'invoice'],
    });
    const subscription = paid.subscription as Stripe.Subscription;
    const seconds = (iso: string) => Date.parse(iso) / 1000;
    expect(subscription).toMatchObject({
      status: 'active',
      metadata: { order_id: 'order-1' },
      items: { data: [{ current_period_end: seconds('2026-02-28T10:00:00Z') }] },
      latest_invoice: { status: 'paid', amount_paid: 4_900, billing_reason: 'subscription_create' },
    });
    expect(subscription).not.toHaveProperty('current_period_end');
    expect(paid.invoice).not.toHaveProperty('subscription');

    clock = Date.parse('2026-02-28T10:00:00Z');
    const failed = await payments.drive('stripe', 'renew', { ref: subscription.id, outcome: 'fail' });
    expect(await stripe.invoices.retrieve(failed)).toMatchObject({ status: 'open', attempt_count: 1 });
    expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe('past_due');
    expect(await payments.drive('stripe', 'renew', { ref: subscription.id })).toBe(failed);
    const invoices = await stripe.invoices.list({ subscription: subscription.id });
    expect(invoices.data).toMatchObject([
      {
        status: 'paid',
        billing_reason: 'subscription_cycle',
        parent: { subscription_details: { subscription: subscription.id } },
        lines: { data: [{ period: { end: seconds('2026-03-28T10:00:00Z') } }] },
      },
      { billing_reason: 'subscription_create' },
    ]);
    const payment = await stripe.invoicePayments.list({ invoice: failed, status: 'paid' });
    expect(payment.data).toMatchObject([{ amount_paid: 4_900, payment: { type: 'payment_intent' } }]);

    await payments.told();
    expect((await stripe.subscriptions.cancel(subscription.id)).status).toBe('canceled');
    expect(await payments.told()).toEqual(['customer.subscription.deleted']);
    await expect(stripe.subscriptions.cancel(subscription.id)).rejects.toThrow('No such subscription');
  });

  it('refunds in parts, never more than was paid, and a refund can fail', async () => {
    const session = await stripe.checkout.sessions.create(order());
    await pay(session, 'pay');
    const intent = await intentOf(session.id);
    await payments.told();
    const refund = () =>
      stripe.refunds.create({ payment_intent: intent, amount: 1_900 }, { idempotencyKey: 'refund-1' });
    const { id } = await refund();
    expect((await refund()).id).toBe(id);
    await expect(stripe.refunds.create({ payment_intent: intent, amount: 3_001 })).rejects.toThrow(
      'greater than unrefunded amount',
    );
    await payments.drive('stripe', 'refund', { ref: intent });
    await expect(stripe.refunds.create({ payment_intent: intent })).rejects.toMatchObject({
      code: 'charge_already_refunded',
    });
    const charge = async () => (await stripe.charges.list({ payment_intent: intent })).data[0];
    expect(await charge()).toMatchObject({ amount_refunded: 4_900, refunded: true });
    await payments.drive('stripe', 'fail-refund', { ref: id });
    expect(await charge()).toMatchObject({ amount_refunded: 3_000, refunded: false });
    expect((await payments.told()).sort()).toEqual([
      'charge.refund.updated',
      'charge.refunded',
      'charge.refunded',
      'refund.created',
      'refund.created',
      'refund.failed',
    ]);
  });

  it('disputes are opened, won and lost, and a card network warns', async () => {
    const session = await stripe.checkout.sessions.create(order());
    await pay(session, 'pay');
    const intent = await intentOf(session.id);
    await payments.told();
    await payments.drive('stripe', 'warn', { ref: intent });
    const results = [];
    for (const result of ['won', 'lost'] as const) {
      const ref = await payments.drive('stripe', 'dispute', { ref: intent });
      await payments.drive('stripe', 'close-dispute', { ref, result });
      results.push((await stripe.disputes.retrieve(ref)).status);
    }
    expect(results).toEqual(['won', 'lost']);
    expect((await stripe.disputes.list({ payment_intent: intent })).data).toHaveLength(2);
    expect((await stripe.radar.earlyFraudWarnings.list({ payment_intent: intent })).data).toMatchObject([
      { actionable: true },
    ]);
    expect(new Set(await payments.told())).toEqual(
      new Set([
        'radar.early_fraud_warning.created',
        'charge.dispute.created',
        'charge.dispute.funds_withdrawn',
        'charge.dispute.closed',
        'charge.dispute.funds_reinstated',
      ]),
    );
  });

  it('takes another amount, currency, mode or account than ordered when it is told to', async () => {
    const plan = { amount: 100, currency: 'USD', live: true, account: 'acct_other' };
    await payments.drive('stripe', 'next', plan);
    const { id } = await stripe.checkout.sessions.create(order());
    await payments.drive('stripe', 'pay', { ref: id });
    expect(await facts(id)).toMatchObject({
      amount_total: 100,
      currency: 'usd',
      livemode: true,
      payment_intent: { amount: 100, currency: 'usd', livemode: true, on_behalf_of: 'acct_other' },
    });
    await payments.settle();
    const raw = payments.received[0]?.raw ?? '';
    expect(JSON.parse(raw)).toMatchObject({ account: 'acct_other', livemode: true });
  });

  it('lists what happened, page by page, newest first', async () => {
    for (let n = 0; n < 3; n++) {
      const { id } = await stripe.checkout.sessions.create(order({ client_reference_id: `order-${n}` }));
      await payments.drive('stripe', 'pay', { ref: id });
      clock += 60_000;
    }
    const references = [];
    const since = clock / 1000 - 120;
    for await (const event of stripe.events.list({
      types: ['checkout.session.completed'],
      created: { gte: since },
      limit: 1,
    })) {
      references.push((event.data.object as Stripe.Checkout.Session).client_reference_id);
    }
    expect(references).toEqual(['order-2', 'order-1']);
  });
});

describe('webhooks of a provider, simulated', () => {
  const paid = async () => {
    const { id } = await stripe.checkout.sessions.create(order());
    await payments.drive('stripe', 'pay', { ref: id });
    await payments.settle();
    return id;
  };
  const states = async () => (await payments.state()).deliveries.map(({ state }) => state);

  it('are held, turned around, repeated and delivered side by side', async () => {
    await payments.drive('stripe', 'webhooks', { hold: true });
    await paid();
    expect(payments.received).toEqual([]);
    expect(await states()).toEqual(['held', 'held', 'held', 'held']);
    await payments.drive('stripe', 'deliver', { order: 'reverse' });
    expect(payments.received.map(({ type }) => type)).toEqual([
      'checkout.session.completed',
      'payment_intent.succeeded',
      'charge.succeeded',
      'payment_intent.created',
    ]);
    const ids = (await payments.state()).deliveries.slice(0, 1).map(({ id }) => id);
    payments.received.length = 0;
    await payments.drive('stripe', 'deliver', { ids, copies: 50, parallel: true });
    expect(payments.received).toHaveLength(50);
    expect(new Set(payments.received.map(({ raw }) => raw)).size).toBe(1);
    expect(new Set(await states())).toEqual(new Set(['delivered']));
  });

  it('are lost, doubled and swapped', async () => {
    await payments.drive('stripe', 'webhooks', { drop: 1, copies: 2, reorder: true });
    await paid();
    expect(await states()).toEqual(['dropped', 'delivered', 'delivered', 'delivered']);
    expect(payments.received).toHaveLength(6);
  });

  it('are tried again until they are taken, and given up after three days', async () => {
    payments.answers.status = 500;
    await payments.drive('stripe', 'webhooks', { drop: 3 });
    await paid();
    const one = async () => (await payments.state()).deliveries.at(-1);
    expect(await one()).toMatchObject({
      state: 'waiting',
      attempts: [{ result: 500 }],
      nextAttemptAt: new Date(clock + 300_000 / 3_600).toISOString(),
    });
    for (let n = 0; n < 30; n++) await payments.drive('stripe', 'deliver');
    expect(await one()).toMatchObject({ state: 'given-up', nextAttemptAt: null });
    expect((await one())?.attempts).toHaveLength(13);
    payments.answers.status = 200;
    await payments.drive('stripe', 'deliver', { ids: [(await one())?.id] });
    expect(await one()).toMatchObject({ state: 'delivered' });
  });
});

describe('a provider that is down', () => {
  it.each([
    ['refuse', 503],
    ['cut', undefined],
    ['hang', undefined],
  ])('%s: nothing is done', async (mode, statusCode) => {
    await payments.drive('stripe', 'outage', { mode, times: 1 });
    await expect(stripe.checkout.sessions.create(order(), { timeout: 200 })).rejects.toMatchObject({
      statusCode,
    });
    expect((await payments.state()).objects.stripe).toEqual([]);
    await stripe.checkout.sessions.create(order());
  });

  it('an answer that is lost: what was asked is done, and the key finds it again', async () => {
    await payments.drive('stripe', 'outage', { mode: 'lost', times: 1 });
    await expect(
      stripe.checkout.sessions.create(order(), { idempotencyKey: 'order-1' }),
    ).rejects.toMatchObject({ type: 'StripeConnectionError' });
    const [made] = (await payments.state()).objects.stripe;
    const again = await stripe.checkout.sessions.create(order(), { idempotencyKey: 'order-1' });
    expect(again.id).toBe(made?.id);
  });
});
