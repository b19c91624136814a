import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRazorpayReturn } from './razorpay-signatures.ts';
import { readRazorpayNotice } from './read-razorpay-notice.ts';

const SECRET = 'the-secret-of-this-test';
const config = {
  keyId: 'rzp_test_12345678',
  keySecret: 'key-secret',
  webhookSecrets: [SECRET, 'the-old-one-of-it'],
  apiBase: null,
};
const hmac = (content: string, secret = SECRET) => createHmac('sha256', secret).update(content).digest('hex');
const event = (name: string, payload: object) =>
  JSON.stringify({ entity: 'event', account_id: 'acc_1', event: name, payload, created_at: 1_795_000_000 });
const of = (entity: object) => ({ entity });
const PAID = event('order.paid', { order: of({ id: 'order_1' }), payment: of({ id: 'pay_1' }) });
const read = (
  body: string | Buffer,
  signature: string | string[] | undefined,
  id: string | undefined = 'evt_1',
) =>
  readRazorpayNotice(config, Buffer.from(body), {
    'x-razorpay-signature': signature,
    'x-razorpay-event-id': id,
  });
const INVALID = 'WEBHOOK_SIGNATURE_INVALID';

describe('the signature of a webhook', () => {
  it('is read, by either secret', () => {
    const notice = {
      eventId: 'evt_1',
      type: 'order.paid',
      occurredAt: new Date(1_795_000_000_000),
      about: 'checkout',
      providerRef: 'order_1',
    };
    expect(read(PAID, hmac(PAID))).toEqual(notice);
    expect(read(PAID, hmac(PAID, 'the-old-one-of-it'))).toEqual(notice);
  });

  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['several headers', [hmac(PAID), hmac(PAID)]],
    ['one of another secret', hmac(PAID, 'somebody-else')],
    ['one of the key secret', hmac(PAID, config.keySecret)],
    ['one of an empty secret', hmac(PAID, '')],
    ['a longer one', `${hmac(PAID)}00`],
    ['a shorter one', hmac(PAID).slice(0, 62)],
    ['no hex', 'g'.repeat(64)],
    ['capitals', hmac(PAID).toUpperCase()],
  ])('is refused: %s', (_, signature) => {
    expect(() => read(PAID, signature)).toThrow(INVALID);
  });

  it('is refused when nothing could have signed', () => {
    for (const webhookSecrets of [[], [''], [' ']]) {
      const headers = { 'x-razorpay-signature': hmac(PAID, webhookSecrets[0] ?? '') };
      expect(() => readRazorpayNotice({ ...config, webhookSecrets }, Buffer.from(PAID), headers)).toThrow(
        INVALID,
      );
    }
  });

  it('covers every byte', () => {
    fc.assert(
      fc.property(fc.nat(PAID.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = Buffer.from(PAID);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        expect(() => read(bytes, hmac(PAID))).toThrow(INVALID);
      }),
    );
  });

  it('of something that is no event is no event', () => {
    for (const body of ['', 'no json', '[]', '{"event":7}'])
      expect(() => read(body, hmac(body))).toThrow(INVALID);
  });

  it('without an id, or with a strange one, is known by its content', () => {
    const ids = [undefined, '', 'a b', 'x'.repeat(101)].map((id) => {
      const headers = {
        'x-razorpay-signature': hmac(PAID),
        ...(id === undefined ? {} : { 'x-razorpay-event-id': id }),
      };
      return readRazorpayNotice(config, Buffer.from(PAID), headers).eventId;
    });
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/^sha256-[0-9a-f]{64}$/);
  });
});

it.each([
  ['payment.captured', { payment: of({ id: 'pay_1' }) }, { about: 'payment', paymentRef: 'pay_1' }],
  [
    'payment.dispute.lost',
    { dispute: of({ id: 'disp_1', payment_id: 'pay_1' }) },
    { about: 'payment', paymentRef: 'pay_1' },
  ],
  [
    'refund.processed',
    { refund: of({ id: 'rfnd_1', payment_id: 'pay_1' }) },
    { about: 'payment', paymentRef: 'pay_1' },
  ],
  ['payment.downtime.started', { 'payment.downtime': of({ id: 'down_1' }) }, { about: 'nothing' }],
  [
    'subscription.charged',
    { subscription: of({ id: 'sub_1' }), payment: of({ id: 'pay_1', invoice_id: 'inv_1' }) },
    { about: 'invoice', subscriptionRef: 'sub_1', invoiceRef: 'inv_1' },
  ],
  [
    'subscription.charged',
    { subscription: of({ id: 'sub_1' }) },
    { about: 'subscription', subscriptionRef: 'sub_1' },
  ],
  [
    'subscription.halted',
    { subscription: of({ id: 'sub_1' }) },
    { about: 'subscription', subscriptionRef: 'sub_1' },
  ],
  [
    'invoice.paid',
    { invoice: of({ id: 'inv_1', subscription_id: 'sub_1' }) },
    { about: 'invoice', subscriptionRef: 'sub_1', invoiceRef: 'inv_1' },
  ],
  ['invoice.paid', { invoice: of({ id: 'inv_1' }) }, { about: 'nothing' }],
  ['order.paid', {}, { about: 'nothing' }],
  ['settlement.processed', {}, { about: 'nothing' }],
])('%s of %j is about %j', (name, payload, subject) => {
  const body = event(name, payload);
  expect(read(body, hmac(body))).toMatchObject({ type: name, ...subject });
});

describe('what the buyer’s browser brings back', () => {
  const signed = (content: string) => hmac(content, config.keySecret);
  const back = {
    razorpay_payment_id: 'pay_1',
    razorpay_order_id: 'order_1',
    razorpay_signature: signed('order_1|pay_1'),
  };
  const check = (fields: Readonly<Record<string, string>>, ref = 'order_1') =>
    isRazorpayReturn(config.keySecret, fields, ref);

  it('is Razorpay’s and about this order', () => {
    expect(check(back)).toBe(true);
    const ofSubscription = { razorpay_payment_id: 'pay_1', razorpay_subscription_id: 'sub_1' };
    expect(check({ ...ofSubscription, razorpay_signature: signed('pay_1|sub_1') }, 'sub_1')).toBe(true);
  });

  it.each([
    ['another order', { ...back, razorpay_order_id: 'order_2', razorpay_signature: signed('order_2|pay_1') }],
    ['another payment', { ...back, razorpay_payment_id: 'pay_2' }],
    ['no signature', { ...back, razorpay_signature: '' }],
    ['one of the webhook secret', { ...back, razorpay_signature: hmac('order_1|pay_1') }],
    ['nothing', {}],
    ['a failure', { 'error[code]': 'BAD_REQUEST_ERROR' }],
  ])('is not when it is of %s', (_, fields) => {
    expect(check(fields)).toBe(false);
  });

  it('is not when we know of no order', () => {
    expect(check({ razorpay_payment_id: 'pay_1', razorpay_signature: signed('|pay_1') }, '')).toBe(false);
  });
});
