import { createSign, generateKeyPairSync } from 'node:crypto';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PaypalConfig } from '../../../config/read-payments.ts';
import { type CertificateAuthority, createAuthority, opensslMissing } from '../../../testing/certificates.ts';
import { createPaypal } from './create-paypal.ts';
import { judgeCertificateUrl } from './paypal-certificates.ts';
import { readPaypalNotice } from './read-paypal-notice.ts';

const URL_LIVE = 'https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594';
const config: PaypalConfig = {
  clientId: 'client-id',
  clientSecret: 'client-secret',
  webhookId: '8PT597110X687430L',
  productId: 'PROD-1',
  environment: 'live',
  // nothing may be asked of PayPal but its certificate
  apiBase: 'http://127.0.0.1:1',
  certificateHosts: [],
};
const event = (type: string, resource: object) =>
  JSON.stringify({ id: 'WH-1', event_type: type, create_time: '2026-11-26T11:59:50Z', resource });
const PAID = event('PAYMENT.CAPTURE.COMPLETED', { id: 'CAP-1' });
const INVALID = { code: 'WEBHOOK_SIGNATURE_INVALID' };

describe('the address of a certificate', () => {
  it.each([
    'https://api.paypal.com/v1/notifications/certs/CERT-1',
    'https://api-m.paypal.com/v1/notifications/certs/CERT-1',
  ])('is PayPal’s: %s', (url) => {
    expect(judgeCertificateUrl(url, config)).toBe('paypal');
    expect(judgeCertificateUrl(url, { ...config, environment: 'sandbox' })).toBeNull();
    const sandbox = url.replace('.paypal', '.sandbox.paypal');
    expect(judgeCertificateUrl(sandbox, config)).toBeNull();
    expect(judgeCertificateUrl(sandbox, { ...config, environment: 'sandbox' })).toBe('paypal');
  });

  it.each([
    'http://api.paypal.com/v1/notifications/certs/CERT-1',
    'https://api.paypal.com@evil.example/v1/notifications/certs/CERT-1',
    'https://user:pass@api.paypal.com/v1/notifications/certs/CERT-1',
    'https://api.paypal.com:443/v1/notifications/certs/CERT-1',
    'https://api.paypal.com:8443/v1/notifications/certs/CERT-1',
    'https://api.paypal.com.evil.example/v1/notifications/certs/CERT-1',
    'https://evil.example/api.paypal.com/v1/notifications/certs/CERT-1',
    'https://evil-api.paypal.com/v1/notifications/certs/CERT-1',
    'https://www.paypal.com/v1/notifications/certs/CERT-1',
    'https://API.PAYPAL.COM/v1/notifications/certs/CERT-1',
    'https://api.paypal.com./v1/notifications/certs/CERT-1',
    'https://api.paypal.com\\@evil.example/v1/notifications/certs/CERT-1',
    'https://api.paypal.com/v1/notifications/certs/../../../evil',
    'https://api.paypal.com/v1/notifications/certs/CERT-1/../evil',
    'https://api.paypal.com/v1/notifications/certs/CERT-1%2f..',
    'https://api.paypal.com/v1/notifications/certs/CERT-1?url=x',
    'https://api.paypal.com/v1/notifications/certs/CERT-1#x',
    'https://api.paypal.com/v1/notifications/certs/',
    'https://api.paypal.com/v2/notifications/certs/CERT-1',
    ' https://api.paypal.com/v1/notifications/certs/CERT-1',
    'https://api.paypal.com/v1/notifications/certs/CERT-1\n',
    'https://127.0.0.1/v1/notifications/certs/CERT-1',
    'file:///v1/notifications/certs/CERT-1',
    '',
  ])('is not: %j', (url) => {
    expect(judgeCertificateUrl(url, config)).toBeNull();
  });

  it('may be of a stand-in that is named, and of no other', () => {
    const certificateHosts = ['127.0.0.1:4402'];
    const judge = (url: string) => judgeCertificateUrl(url, { ...config, certificateHosts });
    expect(judge('http://127.0.0.1:4402/paypal/v1/notifications/certs/CERT-1')).toBe('stand-in');
    expect(judge('http://127.0.0.1:4403/paypal/v1/notifications/certs/CERT-1')).toBeNull();
    expect(judge('http://127.0.0.1/paypal/v1/notifications/certs/CERT-1')).toBeNull();
    expect(judge('http://x@127.0.0.1:4402/paypal/v1/notifications/certs/CERT-1')).toBeNull();
  });

  it('is never another host, whatever is put around it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (before, behind) => {
        fc.pre(before !== '' || behind !== '');
        const url = `https://${before}api.paypal.com${behind}/v1/notifications/certs/CERT-1`;
        expect(judgeCertificateUrl(url, config)).toBeNull();
      }),
    );
  });
});

describe.skipIf(opensslMissing !== '')(`a signature (skipped without openssl: ${opensslMissing})`, () => {
  let authority: CertificateAuthority;
  let stranger: CertificateAuthority;
  let paypals: { readonly key: string; readonly cert: string };
  let elsewheres: { readonly key: string; readonly cert: string };
  let curve: { readonly key: string; readonly cert: string };
  /** when the certificates are valid */
  let now: Date;
  beforeAll(async () => {
    [authority, stranger] = await Promise.all([createAuthority(), createAuthority()]);
    const name = 'DNS:messageverificationcerts.paypal.com';
    [paypals, elsewheres, curve] = await Promise.all([
      authority.issue(name, 90, 'rsa'),
      authority.issue('DNS:paypal.com.evil.example', 90, 'rsa'),
      authority.issue(name, 90),
    ]);
    now = new Date();
  });
  afterAll(() => {
    authority.remove();
    stranger.remove();
  });

  let file: string;
  let asked: { readonly url: string; readonly redirect: unknown }[];
  let trusted: readonly string[];
  beforeEach(() => {
    file = `${paypals.cert}${authority.cert}`;
    asked = [];
    trusted = [authority.cert];
  });
  const paypal = (changes: Partial<PaypalConfig> = {}) =>
    createPaypal({ ...config, ...changes }, () => now, {
      fetch: async (url, init) => {
        asked.push({ url: url instanceof Request ? url.url : url.toString(), redirect: init?.redirect });
        return new Response(file);
      },
      roots: () => trusted,
    });

  interface Signing {
    readonly at?: Date;
    readonly key?: string;
    readonly webhookId?: string;
    readonly algorithm?: string;
  }
  function headersOf(
    body: string,
    { at = now, key = paypals.key, webhookId = config.webhookId, algorithm }: Signing = {},
  ) {
    const time = at.toISOString();
    const signed = `tx-1|${time}|${webhookId}|${crc32(body)}`;
    return {
      'paypal-transmission-id': 'tx-1',
      'paypal-transmission-time': time,
      'paypal-transmission-sig': createSign(algorithm ?? 'RSA-SHA256')
        .update(signed)
        .sign(key, 'base64'),
      'paypal-cert-url': URL_LIVE,
      'paypal-auth-algo': 'SHA256withRSA',
    };
  }
  const read = (
    headers: Readonly<Record<string, string | string[] | undefined>>,
    body: string | Buffer = PAID,
    at = now,
  ) => paypal().readNotice(Buffer.from(body), headers, at);

  it('is read', async () => {
    expect(await read(headersOf(PAID))).toEqual({
      eventId: 'WH-1',
      type: 'PAYMENT.CAPTURE.COMPLETED',
      occurredAt: new Date('2026-11-26T11:59:50Z'),
      about: 'payment',
      paymentRef: 'CAP-1',
    });
    expect(asked).toEqual([{ url: URL_LIVE, redirect: 'error' }]);
  });

  it.each(
    ['id', 'time', 'sig']
      .map((part) => `paypal-transmission-${part}`)
      .concat('paypal-cert-url', 'paypal-auth-algo'),
  )('is refused without a single %s', async (name) => {
    const headers = headersOf(PAID);
    for (const value of [undefined, '', [Reflect.get(headers, name), Reflect.get(headers, name)]]) {
      await expect(read({ ...headers, [name]: value })).rejects.toMatchObject(INVALID);
    }
    expect(asked).toEqual([]);
  });

  it('is refused of another webhook, key, algorithm or address', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    });
    const wrong = [
      headersOf(PAID, { webhookId: 'AnotherWebhook' }),
      headersOf(PAID, { webhookId: '' }),
      headersOf(PAID, { key: String(other) }),
      headersOf(PAID, { algorithm: 'RSA-SHA1' }),
      { ...headersOf(PAID), 'paypal-auth-algo': 'SHA1withRSA' },
      { ...headersOf(PAID), 'paypal-auth-algo': 'none' },
      { ...headersOf(PAID), 'paypal-transmission-id': 'tx-2' },
      { ...headersOf(PAID), 'paypal-transmission-id': 'tx-1|' },
      { ...headersOf(PAID), 'paypal-transmission-time': 'yesterday' },
      { ...headersOf(PAID), 'paypal-cert-url': 'https://evil.example/v1/notifications/certs/CERT-1' },
    ];
    for (const headers of wrong) await expect(read(headers)).rejects.toMatchObject(INVALID);
    await expect(
      paypal({ webhookId: '' }).readNotice(Buffer.from(PAID), headersOf(PAID, { webhookId: '' }), now),
    ).rejects.toMatchObject(INVALID);
  });

  it('covers every byte', async () => {
    const provider = paypal();
    const headers = headersOf(PAID);
    await fc.assert(
      fc.asyncProperty(fc.nat(PAID.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = Buffer.from(PAID);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        await expect(provider.readNotice(bytes, headers, now)).rejects.toMatchObject(INVALID);
      }),
    );
    expect(asked).toHaveLength(1);
  });

  it.each([
    [0, 'read'],
    [-300, 'read'],
    [300, 'read'],
    [-301, 'old'],
    [301, 'old'],
  ])('made %i seconds from now is %s', async (seconds, verdict) => {
    const at = new Date(now.getTime() + seconds * 1000);
    if (verdict === 'read') expect(await read(headersOf(PAID, { at }))).toMatchObject({ eventId: 'WH-1' });
    else await expect(read(headersOf(PAID, { at }))).rejects.toMatchObject({ code: 'WEBHOOK_TOO_OLD' });
  });

  describe('by a certificate', () => {
    const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

    it('that expired, or is not valid yet, is refused', async () => {
      for (const at of [later(91), later(-2)]) {
        await expect(read(headersOf(PAID, { at }), PAID, at)).rejects.toMatchObject(INVALID);
      }
    });

    it('of somebody else, of another kind, or none at all, is refused', async () => {
      const signed = headersOf(PAID);
      file = `${elsewheres.cert}${authority.cert}`;
      await expect(read(headersOf(PAID, { key: elsewheres.key }))).rejects.toMatchObject(INVALID);
      file = `${curve.cert}${authority.cert}`;
      await expect(read(signed)).rejects.toMatchObject(INVALID);
      file = `${paypals.cert}${stranger.cert}`;
      await expect(read(signed)).rejects.toMatchObject(INVALID);
      file = `${paypals.cert}${elsewheres.cert}`;
      await expect(read(signed)).rejects.toMatchObject(INVALID);
      for (file of ['', '<html>', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----']) {
        await expect(read(signed)).rejects.toMatchObject(INVALID);
      }
    });

    it('whose chain ends nowhere is PayPal’s to judge, which cannot be reached here', async () => {
      trusted = [stranger.cert];
      await expect(read(headersOf(PAID))).rejects.toMatchObject({ code: 'PAYMENT_PROVIDER_UNREACHABLE' });
      // the root need not be in the file
      trusted = [authority.cert];
      file = paypals.cert;
      expect(await read(headersOf(PAID))).toMatchObject({ eventId: 'WH-1' });
    });

    it('is fetched once a day, and not as often as somebody asks', async () => {
      const provider = paypal();
      const call = (url: string, at = now) =>
        provider.readNotice(Buffer.from(PAID), { ...headersOf(PAID, { at }), 'paypal-cert-url': url }, at);
      for (let n = 0; n < 3; n++) await call(URL_LIVE);
      expect(asked).toHaveLength(1);
      await call(URL_LIVE, later(2));
      expect(asked).toHaveLength(2);
      const urls = Array.from({ length: 12 }, (_, n) => `${URL_LIVE}-${n}`);
      const results = await Promise.allSettled(urls.map((url) => call(url)));
      expect(results.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(1);
      expect(asked.length).toBeLessThan(13);
      // what is known goes on
      expect(await call(URL_LIVE, later(2))).toMatchObject({ eventId: 'WH-1' });
    });
  });
});

it.each([
  ['CHECKOUT.ORDER.APPROVED', { id: 'ORDER-1' }, { about: 'checkout', providerRef: 'ORDER-1' }],
  [
    'CHECKOUT.PAYMENT-APPROVAL.REVERSED',
    { order_id: 'ORDER-1' },
    { about: 'checkout', providerRef: 'ORDER-1' },
  ],
  ['PAYMENT.CAPTURE.DENIED', { id: 'CAP-1' }, { about: 'payment', paymentRef: 'CAP-1' }],
  [
    'PAYMENT.CAPTURE.REFUNDED',
    { id: 'REF-1', links: [{ rel: 'up', href: 'https://api.paypal.com/v2/payments/captures/CAP-1' }] },
    { about: 'payment', paymentRef: 'CAP-1' },
  ],
  [
    'PAYMENT.SALE.COMPLETED',
    { id: 'SALE-1', billing_agreement_id: 'I-1' },
    { about: 'invoice', subscriptionRef: 'I-1', invoiceRef: 'SALE-1' },
  ],
  ['PAYMENT.SALE.REFUNDED', { id: 'REF-1', sale_id: 'SALE-1' }, { about: 'payment', paymentRef: 'SALE-1' }],
  ['BILLING.SUBSCRIPTION.CANCELLED', { id: 'I-1' }, { about: 'subscription', subscriptionRef: 'I-1' }],
  [
    'CUSTOMER.DISPUTE.CREATED',
    { disputed_transactions: [{ seller_transaction_id: 'CAP-1' }] },
    { about: 'payment', paymentRef: 'CAP-1' },
  ],
  ['CUSTOMER.DISPUTE.CREATED', {}, { about: 'nothing' }],
  ['CATALOG.PRODUCT.CREATED', { id: 'PROD-1' }, { about: 'nothing' }],
])('%s of %j is about %j', (type, resource, subject) => {
  expect(readPaypalNotice(Buffer.from(event(type, resource)))).toMatchObject({ type, ...subject });
});

it('what is no event is none, even when it is signed', () => {
  for (const body of ['', 'no json', '[]', '{"id":"WH-1"}', '{"id":7,"event_type":"X"}']) {
    expect(() => readPaypalNotice(Buffer.from(body))).toThrow('WEBHOOK_SIGNATURE_INVALID');
  }
});
