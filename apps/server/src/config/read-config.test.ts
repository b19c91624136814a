import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './read-config.ts';

const pem = () =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://licenses.example.org',
  JWT_SECRET: randomBytes(48).toString('base64url'),
  LICENSE_SECRET: randomBytes(48).toString('base64url'),
  ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  LEASE_SIGNING_KEY: pem(),
  SMTP_URL: 'smtps://user:smtp-password@mail.example.org:465',
  MAIL_FROM: 'Licenses <no-reply@example.org>',
};

describe('production', () => {
  it('starts with real secrets', async () => {
    const config = await readConfig(production);
    expect(config).toMatchObject({ production: true, publicUrl: 'https://licenses.example.org', port: 4400 });
    expect(config.leaseKeys).toHaveLength(1);
  });

  it.each(Object.keys(production).filter((name) => name !== 'NODE_ENV'))('needs %s', async (variable) => {
    await expect(readConfig({ ...production, [variable]: undefined })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      params: { variable },
    });
  });

  it.each([
    ['JWT_SECRET', 'tiny-Q7'],
    ['JWT_SECRET', 'change-me-change-me-change-me-change-me'],
    ['LICENSE_SECRET', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['LICENSE_SECRET', production.JWT_SECRET],
    ['ENCRYPTION_KEY', 'c2hvcnQ='],
    ['ENCRYPTION_KEY', Buffer.alloc(32).toString('base64')],
    ['LEASE_SIGNING_KEY', 'no key'],
    ['LEASE_SIGNING_KEY', '{"kty":"oct","k":"AAAA"}'],
    ['PUBLIC_URL', 'ftp://x'],
    ['PUBLIC_URL', 'https://x.example/path'],
    ['TRUSTED_PROXIES', 'true'],
    ['TRUSTED_PROXIES', '1'],
    ['TRUSTED_PROXIES', '0.0.0.0/0'],
    ['TRUSTED_PROXIES', '10.0.0.1/33'],
    ['TRUSTED_PROXIES', '::ffff:10.0.0.0/8'],
    ['TRUSTED_PROXIES', '::FFFF:10.0.0.0/104'],
    ['ALLOWED_ORIGINS', '*'],
    ['ALLOWED_ORIGINS', 'https://x.example/'],
    ['DATABASE_URL', 'mysql://x'],
    ['REDIS_URL', 'localhost:6379'],
    ['REDIS_URL', 'http://localhost'],
    ['METRICS_TOKEN', 'short'],
    ['SMTP_URL', 'mail.example.org'],
    ['SMTP_URL', 'http://mail.example.org'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'a@example.org, b@example.org'],
    ['MAIL_FROM', 'A\r\nBcc: x@example.org <a@example.org>'],
    ['PORT', '0'],
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['LOG_LEVEL', 'loud'],
    ['MIN_APP_VERSION', 'new'],
    ['DEMO_ACCOUNTS_FILE', '/tmp/demo.json'],
  ])('refuses %s=%s and never repeats a secret', async (variable, value) => {
    const error = await readConfig({ ...production, [variable]: value }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'CONFIG_INVALID', params: { variable } });
    if (/SECRET|KEY|TOKEN/.test(variable)) expect(JSON.stringify(error)).not.toContain(value);
  });

  it('takes several keys for rotation', async () => {
    const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
    const set = JSON.stringify({
      keys: [{ ...jwk, kid: 'next' }, generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })],
    });
    const { leaseKeys } = await readConfig({ ...production, LEASE_SIGNING_KEY: set });
    expect(leaseKeys.map(({ kid }) => kid)).toEqual(['next', expect.stringMatching(/^[\w-]{43}$/)]);
    const two = await readConfig({ ...production, LEASE_SIGNING_KEY: `${pem()}\n${pem()}` });
    expect(two.leaseKeys).toHaveLength(2);
    const both = `${production.ENCRYPTION_KEY},${randomBytes(32).toString('hex')}`;
    expect((await readConfig({ ...production, ENCRYPTION_KEY: both })).encryptionKeys).toHaveLength(2);
  });
});

describe('payments', () => {
  const stripe = { STRIPE_SECRET_KEY: 'sk_live_51QxTq8Lk', STRIPE_WEBHOOK_SECRET: 'whsec_k3yQ8rT1zB' };
  const razorpay = {
    RAZORPAY_KEY_ID: 'rzp_live_8Jq2Lk91',
    RAZORPAY_KEY_SECRET: 'key-Secret-8Jq2',
    RAZORPAY_WEBHOOK_SECRET: 'hook-Secret-8Jq2',
  };
  const paypal = {
    PAYPAL_CLIENT_ID: 'AbCdEfGhIj',
    PAYPAL_CLIENT_SECRET: 'client-Secret-8Jq2',
    PAYPAL_WEBHOOK_ID: '8PT597110X687430L',
    PAYPAL_PRODUCT_ID: 'PROD-5FD60555F23244316',
    PAYPAL_ENVIRONMENT: 'live',
  };
  const all = { ...production, ...stripe, ...razorpay, ...paypal };

  it('are off until they are set up', async () => {
    const { payments } = await readConfig(production);
    expect(payments).toEqual({ stripe: null, razorpay: null, paypal: null });
  });

  it('are read, with a second webhook secret while it is changed', async () => {
    const { payments } = await readConfig({
      ...all,
      STRIPE_WEBHOOK_SECRET: 'whsec_newOne123, whsec_k3yQ8rT1zB',
    });
    expect(payments.stripe?.webhookSecrets).toEqual(['whsec_newOne123', 'whsec_k3yQ8rT1zB']);
    expect(payments.razorpay?.keyId).toBe('rzp_live_8Jq2Lk91');
    expect(payments.paypal).toMatchObject({ environment: 'live', apiBase: null, certificateHosts: [] });
  });

  it.each(Object.keys({ ...stripe, ...razorpay, ...paypal }))(
    'set up without %s are refused',
    async (variable) => {
      for (const value of [undefined, '', ' ']) {
        await expect(readConfig({ ...all, [variable]: value })).rejects.toMatchObject({
          code: 'CONFIG_INVALID',
          params: { variable },
        });
      }
    },
  );

  it.each([
    ['STRIPE_SECRET_KEY', 'pk_live_51QxTq8Lk'],
    ['STRIPE_WEBHOOK_SECRET', 'whsec_k3yQ8rT1zB,'],
    ['RAZORPAY_KEY_ID', '8Jq2Lk91'],
    ['RAZORPAY_WEBHOOK_SECRET', 'short'],
    ['PAYPAL_ENVIRONMENT', 'production'],
    ['STRIPE_API_BASE', 'http://127.0.0.1:4402/stripe'],
    ['RAZORPAY_API_BASE', 'http://127.0.0.1:4402/razorpay'],
    ['PAYPAL_API_BASE', 'http://127.0.0.1:4402/paypal'],
    ['PAYPAL_CERT_HOSTS', '127.0.0.1:4402'],
  ])('refuses %s=%s in production', async (variable, value) => {
    const error = await readConfig({ ...all, [variable]: value }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'CONFIG_INVALID', params: { variable } });
    expect(JSON.stringify(error)).not.toContain(value);
  });
});

describe('a developer’s machine', () => {
  it('gets secrets once', async () => {
    const DATA_DIR = mkdtempSync(join(tmpdir(), 'mws-config-'));
    const first = await readConfig({ DATA_DIR });
    expect(statSync(join(DATA_DIR, 'secrets.json')).mode & 0o777).toBe(0o600);
    const second = await readConfig({ DATA_DIR, PORT: '4500' });
    expect(second.jwtSecret).toBe(first.jwtSecret);
    expect(second.leaseKeys[0]?.kid).toBe(first.leaseKeys[0]?.kid);
    expect(second.publicUrl).toBe('http://127.0.0.1:4500');
  });

  it('pays stand-ins, whose addresses are checked', async () => {
    const DATA_DIR = mkdtempSync(join(tmpdir(), 'mws-config-'));
    const stripe = { STRIPE_SECRET_KEY: 'sk_test_51QxTq8Lk', STRIPE_WEBHOOK_SECRET: 'whsec_k3yQ8rT1zB' };
    const read = (base: string) => readConfig({ DATA_DIR, ...stripe, STRIPE_API_BASE: base });
    expect((await read('http://127.0.0.1:4402/stripe/')).payments.stripe?.apiBase).toBe(
      'http://127.0.0.1:4402/stripe',
    );
    for (const base of ['127.0.0.1:4402', 'ftp://127.0.0.1', 'http://a@127.0.0.1', 'http://127.0.0.1/?x']) {
      await expect(read(base)).rejects.toMatchObject({ params: { variable: 'STRIPE_API_BASE' } });
    }
  });

  it('is told when they cannot be read, and nothing is overwritten', async () => {
    const DATA_DIR = mkdtempSync(join(tmpdir(), 'mws-config-'));
    writeFileSync(join(DATA_DIR, 'secrets.json'), '{"jwtSecret":1}');
    await expect(readConfig({ DATA_DIR })).rejects.toMatchObject({ params: { variable: 'DATA_DIR' } });
  });
});
