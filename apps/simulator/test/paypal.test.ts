import { verify, X509Certificate } from 'node:crypto';
import { crc32 } from 'node:zlib';
import {
  CheckoutPaymentIntent,
  Client,
  IntervalUnit,
  OrdersController,
  PaymentsController,
  SubscriptionsController,
  TenureType,
  TransactionSearchController,
} from '@paypal/paypal-server-sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPayments } from './open-payments.ts';
import { publishedPaypalMissing, readPublishedPaypal } from './published-paypal.ts';

const ID = 'client-simulated';
const SECRET = 'secret-simulated';
const WEBHOOK_ID = 'WEBHOOKSIMULATED1';
const ALL = 'return=representation';

let payments: Awaited<ReturnType<typeof openPayments>>;
let orders: OrdersController;
let captures: PaymentsController;
let billing: SubscriptionsController;
let reports: TransactionSearchController;
let clock: number;

beforeAll(async () => {
  payments = await openPayments({
    published: publishedPaypalMissing === '' ? readPublishedPaypal() : undefined,
    now: () => clock,
  });
  const client = new Client({
    clientCredentialsAuthCredentials: { oAuthClientId: ID, oAuthClientSecret: SECRET },
    timeout: 5_000,
    // the SDK has no option for another host
    unstable_httpClientOptions: {
      adapter: async (config: {
        url: string;
        method: string;
        headers: Record<string, string>;
        data?: string;
      }) => {
        const { url, method, headers, data } = config;
        const address = url.replace(/^https:\/\/api-m\.(sandbox\.)?paypal\.com/, `${payments.url}/paypal`);
        const response = await fetch(address, {
          method,
          headers: { ...headers },
          ...(data === undefined ? {} : { body: data }),
        });
        return {
          data: await response.text(),
          status: response.status,
          statusText: response.statusText,
          headers: Object.fromEntries(response.headers),
          config,
          request: {},
        };
      },
    },
  });
  orders = new OrdersController(client);
  captures = new PaymentsController(client);
  billing = new SubscriptionsController(client);
  reports = new TransactionSearchController(client);
});
beforeEach(async () => {
  clock = Date.parse('2026-01-31T10:00:00Z');
  await payments.reset();
  await payments.setUp({
    provider: 'paypal',
    keyId: ID,
    keySecret: SECRET,
    webhookSecret: WEBHOOK_ID,
    accountId: 'MERCHANTSHP22',
    name: 'Ours',
  });
});
afterAll(async () => {
  expect(payments.problems).toEqual([]);
  await payments.stop();
});

const create = async (key = 'order-1', value = '49.00') => {
  const { result } = await orders.createOrder({
    paypalRequestId: key,
    prefer: ALL,
    body: {
      intent: CheckoutPaymentIntent.Capture,
      purchaseUnits: [
        {
          customId: 'order-1',
          invoiceId: 'order-1',
          description: 'MyWASender Pro',
          amount: { currencyCode: 'EUR', value },
        },
      ],
      paymentSource: {
        paypal: {
          emailAddress: 'ana@example.com',
          experienceContext: { returnUrl: 'http://shop.test/done', cancelUrl: 'http://shop.test/cancelled' },
        },
      },
    },
  });
  return {
    id: result.id ?? '',
    link: result.links?.find(({ rel }) => rel === 'payer-action')?.href ?? '',
    result,
  };
};
const capture = (id: string) => orders.captureOrder({ id, paypalRequestId: `capture-${id}`, prefer: ALL });
const approve = (link: string, outcome: string) => {
  const { pathname, search } = new URL(link);
  return payments.submit(`${pathname}${search}`, { outcome });
};
/** an order paid without the page; its capture's id */
const paid = async (key?: string) => {
  const { id } = await create(key);
  await payments.drive('paypal', 'pay', { ref: id });
  const { result } = await capture(id);
  return result.purchaseUnits?.[0]?.payments?.captures?.[0]?.id ?? '';
};
const issue = async (call: Promise<unknown>): Promise<unknown> => {
  try {
    await call;
  } catch (error) {
    const { statusCode, body } = error as { statusCode: number; body: string };
    return [statusCode, JSON.parse(body).details?.[0]?.issue];
  }
  return 'no error';
};

describe('PayPal, simulated', () => {
  it('an order is approved on the page, captured by the shop, and told signed with a chain of certificates', async () => {
    const { id, link, result } = await create();
    expect(result.status).toBe('PAYER_ACTION_REQUIRED');
    expect(await (await fetch(link)).text()).toContain('TEST MONEY: nothing is charged');
    expect(await issue(capture(id))).toEqual([422, 'ORDER_NOT_APPROVED']);
    const back = await approve(link, 'pay');
    expect(back.status).toBe(303);
    expect(back.headers.get('location')).toMatch(
      new RegExp(`^http://shop.test/done\\?token=${id}&PayerID=[A-Z0-9]{13}$`),
    );
    expect((await orders.getOrder({ id })).result.status).toBe('APPROVED');

    const { result: done } = await capture(id);
    const [taken] = done.purchaseUnits?.[0]?.payments?.captures ?? [];
    expect([done.status, taken?.status, taken?.amount?.value, taken?.customId]).toEqual([
      'COMPLETED',
      'COMPLETED',
      '49.00',
      'order-1',
    ]);
    expect((await capture(id)).result.purchaseUnits?.[0]?.payments?.captures?.[0]?.id).toBe(taken?.id);
    expect(await issue(orders.captureOrder({ id, paypalRequestId: 'another' }))).toEqual([
      422,
      'ORDER_ALREADY_CAPTURED',
    ]);

    await payments.settle();
    expect(payments.received.map(({ type }) => type).sort()).toEqual([
      'CHECKOUT.ORDER.APPROVED',
      'CHECKOUT.ORDER.COMPLETED',
      'PAYMENT.CAPTURE.COMPLETED',
    ]);
    for (const { raw, headers } of payments.received) {
      const of = (name: string) => String(headers[`paypal-${name}`]);
      const pem = await (await fetch(of('cert-url'))).text();
      const [leaf, root] = pem
        .split(/(?<=-----END CERTIFICATE-----)\s*/)
        .map((one) => one && new X509Certificate(one));
      if (!leaf || !root) throw new Error('no chain');
      expect([leaf.checkIssued(root), leaf.verify(root.publicKey), root.ca, leaf.ca]).toEqual([
        true,
        true,
        true,
        false,
      ]);
      const text = [of('transmission-id'), of('transmission-time'), WEBHOOK_ID, crc32(raw)].join('|');
      const signed = (what: string) =>
        verify(
          'RSA-SHA256',
          Buffer.from(what),
          leaf.publicKey,
          Buffer.from(of('transmission-sig'), 'base64'),
        );
      expect([of('auth-algo'), signed(text), signed(`${text}0`)]).toEqual(['SHA256withRSA', true, false]);
    }
    const [first] = payments.received;
    const asked = async (change: object) => {
      const of = (name: string) => String(first?.headers[`paypal-${name}`]);
      const answer = await call('POST', '/v1/notifications/verify-webhook-signature', {
        auth_algo: of('auth-algo'),
        cert_url: of('cert-url'),
        transmission_id: of('transmission-id'),
        transmission_sig: of('transmission-sig'),
        transmission_time: of('transmission-time'),
        webhook_id: WEBHOOK_ID,
        webhook_event: JSON.parse(first?.raw ?? ''),
        ...change,
      });
      return answer.verification_status;
    };
    expect(await asked({})).toBe('SUCCESS');
    expect(await asked({ webhook_id: 'OTHER1' })).toBe('FAILURE');
    expect(await asked({ webhook_event: { id: 'WH-1' } })).toBe('FAILURE');
  });

  it('a refused card, a question of the bank, money that comes later or never', async () => {
    const { id, link } = await create();
    expect((await approve(link, 'decline')).status).toBe(402);
    expect(await (await approve(link, 'challenge')).text()).toContain('Your bank asks');
    expect((await approve(link, 'pay')).status).toBe(303);
    expect((await approve(link, 'pay')).status).toBe(410);
    await payments.drive('paypal', 'next', { outcome: 'decline' });
    expect(await issue(capture(id))).toEqual([422, 'INSTRUMENT_DECLINED']);

    const states = [];
    for (const comes of [true, false]) {
      const later = await create(`later-${comes}`);
      await payments.drive('paypal', 'pay', { ref: later.id, outcome: 'pending' });
      const { result } = await capture(later.id);
      const captureId = result.purchaseUnits?.[0]?.payments?.captures?.[0]?.id ?? '';
      await payments.drive('paypal', 'clear', { ref: later.id, comes });
      states.push((await captures.getCapturedPayment({ captureId })).result.status);
    }
    expect(states).toEqual(['COMPLETED', 'DECLINED']);
    expect(await payments.told()).toEqual(
      expect.arrayContaining(['PAYMENT.CAPTURE.PENDING', 'PAYMENT.CAPTURE.DENIED']),
    );
    const old = await create('old');
    await payments.drive('paypal', 'expire', { ref: old.id });
    expect((await approve(old.link, 'pay')).status).toBe(410);
  });

  it('the same request id gives the same order, and is refused for another', async () => {
    const { id } = await create('key-1');
    expect((await create('key-1')).id).toBe(id);
    expect(await issue(create('key-1', '50.00'))).toEqual([422, 'DUPLICATE_REQUEST_ID']);
    expect(await issue(create('key-2', '49.001'))).toEqual([422, 'DECIMAL_PRECISION']);
    expect(await issue(orders.getOrder({ id: 'NONE' }))).toEqual([404, 'INVALID_RESOURCE_ID']);
    const wrong = await fetch(`${payments.url}/paypal/v2/checkout/orders/${id}`, {
      headers: { authorization: 'Bearer other' },
    });
    expect(wrong.status).toBe(401);
  });

  it('refunds in parts under one request id each, never more than was paid, and a refund can fail', async () => {
    const captureId = await paid();
    await payments.told();
    const refund = async (value: string, key: string) =>
      (
        await captures.refundCapturedPayment({
          captureId,
          paypalRequestId: key,
          prefer: ALL,
          body: { amount: { currencyCode: 'EUR', value } },
        })
      ).result.id ?? '';
    const state = async () => (await captures.getCapturedPayment({ captureId })).result.status;
    const first = await refund('19.00', 'refund-1');
    expect([await refund('19.00', 'refund-1'), await state()]).toEqual([first, 'PARTIALLY_REFUNDED']);
    expect(await issue(refund('30.01', 'refund-2'))).toEqual([422, 'REFUND_AMOUNT_EXCEEDED']);
    await payments.drive('paypal', 'refund', { ref: captureId });
    expect(await state()).toBe('REFUNDED');
    expect(await issue(refund('1.00', 'refund-3'))).toEqual([422, 'CAPTURE_FULLY_REFUNDED']);
    await payments.drive('paypal', 'fail-refund', { ref: first });
    expect([await state(), (await captures.getRefund({ refundId: first })).result.status]).toEqual([
      'PARTIALLY_REFUNDED',
      'FAILED',
    ]);
    expect((await payments.told()).sort()).toEqual([
      'PAYMENT.CAPTURE.REFUNDED',
      'PAYMENT.CAPTURE.REFUNDED',
      'PAYMENT.REFUND.FAILED',
    ]);
  });

  it('a subscription is approved, charged for periods, fails, is suspended, goes on and is cancelled', async () => {
    const plan = await billing.createBillingPlan({
      paypalRequestId: 'plan-1',
      body: {
        productId: 'PROD-SIMULATED',
        name: 'MyWASender Pro',
        billingCycles: [
          {
            frequency: { intervalUnit: IntervalUnit.Month, intervalCount: 1 },
            tenureType: TenureType.Regular,
            sequence: 1,
            totalCycles: 0,
            pricingScheme: { fixedPrice: { currencyCode: 'EUR', value: '4.90' } },
          },
        ],
        paymentPreferences: { autoBillOutstanding: true, paymentFailureThreshold: 3 },
      },
    });
    const made = await billing.createSubscription({
      paypalRequestId: 'subscription-1',
      prefer: ALL,
      body: {
        planId: plan.result.id ?? '',
        customId: 'order-1',
        applicationContext: { returnUrl: 'http://shop.test/done', cancelUrl: 'http://shop.test/cancelled' },
      },
    });
    const id = made.result.id ?? '';
    const link = made.result.links?.find(({ rel }) => rel === 'approve')?.href ?? '';
    expect((await approve(link, 'pay')).headers.get('location')).toContain(`subscription_id=${id}`);
    const now = async () => (await billing.getSubscription({ id })).result;
    expect(await now()).toMatchObject({
      status: 'ACTIVE',
      customId: 'order-1',
      billingInfo: { nextBillingTime: '2026-02-28T10:00:00Z', lastPayment: { amount: { value: '4.90' } } },
    });
    await payments.settle();
    const sale = payments.received.find(({ type }) => type === 'PAYMENT.SALE.COMPLETED');
    expect(JSON.parse(sale?.raw ?? '')).toMatchObject({
      resource: { billing_agreement_id: id, custom: 'order-1', amount: { total: '4.90', currency: 'EUR' } },
    });
    await payments.told();

    clock = Date.parse('2026-02-28T10:00:00Z');
    const states = [];
    for (const outcome of ['fail', 'end', 'pay']) {
      await payments.drive('paypal', 'renew', { ref: id, outcome });
      states.push((await now()).status);
    }
    expect(states).toEqual(['ACTIVE', 'SUSPENDED', 'ACTIVE']);
    expect((await now()).billingInfo?.nextBillingTime).toBe('2026-03-28T10:00:00Z');
    const { result: list } = await billing.listSubscriptionTransactions({
      id,
      startTime: '2026-02-01T00:00:00Z',
      endTime: '2026-03-01T00:00:00Z',
    });
    expect(list.transactions).toMatchObject([
      { status: 'COMPLETED', amountWithBreakdown: { grossAmount: { value: '4.90' } } },
    ]);
    await billing.cancelSubscription({ id, body: { reason: 'asked for' } });
    expect((await now()).status).toBe('CANCELLED');
    expect((await payments.told()).sort()).toEqual([
      'BILLING.SUBSCRIPTION.CANCELLED',
      'BILLING.SUBSCRIPTION.PAYMENT.FAILED',
      'BILLING.SUBSCRIPTION.SUSPENDED',
      'PAYMENT.SALE.COMPLETED',
    ]);
    expect(await issue(billing.cancelSubscription({ id, body: { reason: 'again' } }))).toEqual([
      422,
      'SUBSCRIPTION_STATUS_INVALID',
    ]);
  });

  it('disputes are opened, won and lost; another amount and account take the money when told to', async () => {
    await payments.drive('paypal', 'next', { amount: 100, currency: 'USD', account: 'MERCHANTALT33' });
    const captureId = await paid();
    const taken = await call('GET', `/v2/payments/captures/${captureId}`);
    expect(taken).toMatchObject({
      amount: { currency_code: 'USD', value: '1.00' },
      payee: { merchant_id: 'MERCHANTALT33' },
    });
    const outcomes = [];
    for (const result of ['won', 'lost']) {
      const ref = await payments.drive('paypal', 'dispute', { ref: captureId });
      await payments.drive('paypal', 'close-dispute', { ref, result });
      outcomes.push((await call('GET', `/v1/customer/disputes/${ref}`)).dispute_outcome);
    }
    expect(outcomes).toEqual([
      { outcome_code: 'RESOLVED_SELLER_FAVOUR' },
      { outcome_code: 'RESOLVED_BUYER_FAVOUR' },
    ]);
    const listed = await call('GET', `/v1/customer/disputes?disputed_transaction_id=${captureId}`);
    expect(listed.items).toHaveLength(2);
  });

  it('the report finds payments and refunds of at most 31 days, page by page', async () => {
    const first = await paid('order-1');
    clock += 3_600_000;
    await paid('order-2');
    await payments.drive('paypal', 'refund', { ref: first, amount: 900 });
    const search = async (page: number) =>
      (
        await reports.searchTransactions({
          startDate: '2026-01-31T00:00:00Z',
          endDate: '2026-02-01T00:00:00Z',
          fields: 'all',
          pageSize: 2,
          page,
        })
      ).result;
    const pages = [await search(1), await search(2)];
    const found = pages.flatMap(({ transactionDetails }) => transactionDetails ?? []);
    expect(
      found.map(({ transactionInfo: info }) => [info?.transactionEventCode, info?.transactionAmount?.value]),
    ).toEqual([
      ['T0006', '49.00'],
      ['T0006', '49.00'],
      ['T1107', '-9.00'],
    ]);
    expect(found[2]?.transactionInfo?.paypalReferenceId).toBe(first);
    expect(pages[0]?.totalPages).toBe(2);
    expect(
      await issue(
        reports.searchTransactions({ startDate: '2026-01-01T00:00:00Z', endDate: '2026-03-01T00:00:00Z' }),
      ),
    ).toEqual([400, 'INVALID_DATE_RANGE']);
  });
});

/** A call the SDK has no controller for. */
async function call(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const token = await fetch(`${payments.url}/paypal/v1/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${ID}:${SECRET}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const { access_token: bearer } = (await token.json()) as { access_token: string };
  const response = await fetch(`${payments.url}/paypal${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as Record<string, unknown>;
}
