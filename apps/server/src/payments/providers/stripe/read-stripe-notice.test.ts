import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStripeNotice } from './read-stripe-notice.ts';

const NOW = new Date('2026-11-26T12:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const SECRET = 'whsec_theSecretOfThisTest';
const config = { secretKey: 'sk_test_12345678', webhookSecrets: [SECRET, 'whsec_theOldOne'], apiBase: null };

const event = (type: string, object: object) =>
  JSON.stringify({ id: 'evt_1', object: 'event', type, created: SECONDS - 9, data: { object } });
const PAID = event('checkout.session.completed', { id: 'cs_1' });
const sign = (body: string | Buffer, at: number | string = SECONDS, secret = SECRET) =>
  createHmac('sha256', secret).update(`${at}.`).update(body).digest('hex');
const header = (body: string | Buffer, at: number | string = SECONDS, secret = SECRET) =>
  `t=${at},v1=${sign(body, at, secret)}`;
const read = (body: string | Buffer, signature: string | string[] | undefined) =>
  readStripeNotice(config, Buffer.from(body), { 'stripe-signature': signature }, NOW);

const INVALID = 'WEBHOOK_SIGNATURE_INVALID';

describe('the signature', () => {
  it('is read, by either secret', () => {
    const notice = {
      eventId: 'evt_1',
      type: 'checkout.session.completed',
      occurredAt: new Date((SECONDS - 9) * 1000),
      about: 'checkout',
      providerRef: 'cs_1',
    };
    expect(read(PAID, header(PAID))).toEqual(notice);
    expect(read(PAID, header(PAID, SECONDS, 'whsec_theOldOne'))).toEqual(notice);
    expect(read(PAID, `t=${SECONDS},v1=${'0'.repeat(64)},v1=${sign(PAID)}`)).toEqual(notice);
  });

  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['several headers', [header(PAID), header(PAID)]],
    ['one of another secret', header(PAID, SECONDS, 'whsec_somebodyElse')],
    ['one of an empty secret', header(PAID, SECONDS, '')],
    ['an older scheme alone', `t=${SECONDS},v0=${sign(PAID)}`],
    ['no time', `v1=${sign(PAID)}`],
    ['two times', `t=1,t=${SECONDS},v1=${sign(PAID)}`],
    ['a time that is none', header(PAID, 'NaN')],
    ['a time that is no number of seconds', header(PAID, '1e9')],
    ['half a signature', header(PAID).slice(0, -32)],
  ])('is refused: %s', (_, signature) => {
    expect(() => read(PAID, signature)).toThrow(INVALID);
  });

  it('is refused when nothing could have signed', () => {
    const headers = { 'stripe-signature': header(PAID, SECONDS, '') };
    for (const webhookSecrets of [[], [''], [' ']]) {
      expect(() => readStripeNotice({ ...config, webhookSecrets }, Buffer.from(PAID), headers, NOW)).toThrow(
        INVALID,
      );
    }
  });

  it('covers every byte', () => {
    const tampered = fc.tuple(fc.nat(PAID.length - 1), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(tampered, ([at, change]) => {
        const bytes = Buffer.from(PAID);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        expect(() => read(bytes, header(PAID))).toThrow(INVALID);
      }),
    );
    expect(() => read(`${PAID}\n`, header(PAID))).toThrow(INVALID);
    expect(() => read('', header(''))).toThrow(INVALID);
  });

  it('is believed for five minutes either way', () => {
    fc.assert(
      fc.property(fc.integer({ min: -86_400, max: 86_400 }), (age) => {
        const call = () => read(PAID, header(PAID, SECONDS - age));
        if (Math.abs(age) <= 300) expect(call()).toMatchObject({ eventId: 'evt_1' });
        else expect(call).toThrow('WEBHOOK_TOO_OLD');
      }),
    );
    // what is not signed is not told apart by its age
    expect(() => read(PAID, header(PAID, SECONDS - 900, 'whsec_somebodyElse'))).toThrow(INVALID);
  });
});

it.each([
  ['checkout.session.expired', { id: 'cs_1' }, { about: 'checkout', providerRef: 'cs_1' }],
  ['charge.refunded', { id: 'ch_1', payment_intent: 'pi_1' }, { about: 'payment', paymentRef: 'pi_1' }],
  ['refund.failed', { id: 're_1', payment_intent: 'pi_1' }, { about: 'payment', paymentRef: 'pi_1' }],
  [
    'charge.dispute.closed',
    { id: 'dp_1', payment_intent: { id: 'pi_1' } },
    { about: 'payment', paymentRef: 'pi_1' },
  ],
  [
    'radar.early_fraud_warning.created',
    { id: 'issfr_1', payment_intent: 'pi_1' },
    { about: 'payment', paymentRef: 'pi_1' },
  ],
  ['charge.refunded', { id: 'ch_1', payment_intent: null }, { about: 'nothing' }],
  ['customer.subscription.deleted', { id: 'sub_1' }, { about: 'subscription', subscriptionRef: 'sub_1' }],
  [
    'invoice.paid',
    { id: 'in_1', parent: { subscription_details: { subscription: 'sub_1' } } },
    { about: 'invoice', subscriptionRef: 'sub_1', invoiceRef: 'in_1' },
  ],
  ['invoice.paid', { id: 'in_1', parent: null }, { about: 'nothing' }],
  ['invoice.created', { id: 'in_1' }, { about: 'nothing' }],
  ['payout.paid', { id: 'po_1' }, { about: 'nothing' }],
  ['checkout.session.completed', {}, { about: 'nothing' }],
])('%s of %j is about %j', (type, object, subject) => {
  const body = event(type, object);
  expect(read(body, header(body))).toMatchObject({ type, ...subject });
});
