import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { buildSimulator } from '../app.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'test-money-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('what was bought with test money is there after a restart, until it is reset', async () => {
  const paymentsFile = join(folder, 'payments.bin');
  const merchant = { provider: 'razorpay', keyId: 'rzp_test_1', keySecret: 'secret' };
  const authorization = `Basic ${Buffer.from('rzp_test_1:secret').toString('base64')}`;
  type Call = (url: string, payload?: object) => Promise<Record<string, unknown>>;
  const run = async (work: (call: Call) => Promise<unknown>) => {
    const { app } = await buildSimulator({ paymentsFile });
    await app.inject({ method: 'POST', url: '/_sim/payments', payload: merchant });
    const result = await work(async (url, payload) => {
      const options = { url, headers: { authorization }, ...(payload && { payload }) };
      return (await app.inject({ method: payload ? 'POST' : 'GET', ...options })).json();
    });
    await app.close();
    return result;
  };
  const count = async (call: Call) => [
    (await call('/razorpay/v1/orders')).count,
    (await call('/razorpay/v1/plans')).count,
  ];
  await run(async (call) => {
    const { id } = await call('/razorpay/v1/orders', { amount: 49_900, currency: 'INR' });
    await call('/_sim/payments/razorpay/pay', { ref: id });
    await call('/razorpay/v1/plans', {
      period: 'monthly',
      interval: 1,
      item: { name: 'Pro', amount: 49_900, currency: 'INR' },
    });
  });
  expect(statSync(paymentsFile).mode & 0o777).toBe(0o600);
  expect(readFileSync(paymentsFile, 'utf8')).not.toContain('secret');
  expect(await run((call) => call('/razorpay/v1/orders'))).toMatchObject({
    items: [{ status: 'paid', amount_paid: 49_900 }],
  });
  expect(await run(count)).toEqual([1, 1]);
  await run((call) => call('/_sim/reset', {}));
  expect(await run(count)).toEqual([0, 1]);
});

it('a payment of PayPal and what its order shows of it stay one after a restart', async () => {
  const paymentsFile = join(folder, 'paypal.bin');
  const heard: IncomingHttpHeaders[] = [];
  const shop = createServer((request, response) => {
    heard.push(request.headers);
    response.end();
  });
  await once(shop.listen(0, '127.0.0.1'), 'listening');
  const { port } = shop.address() as AddressInfo;
  const webhook = { webhookUrl: `http://127.0.0.1:${port}`, webhookSecret: 'WH-1' };
  const start = async () => {
    const { app } = await buildSimulator({ paymentsFile });
    let authorization = `Basic ${Buffer.from('id:secret').toString('base64')}`;
    const call = async (url: string, payload?: object) => {
      const options = { url, headers: { authorization }, ...(payload && { payload }) };
      return (await app.inject({ method: payload ? 'POST' : 'GET', ...options })).json();
    };
    await call('/_sim/payments', { provider: 'paypal', keyId: 'id', keySecret: 'secret', ...webhook });
    const signIn = async () => {
      authorization = `Bearer ${(await call('/paypal/v1/oauth2/token', {})).access_token}`;
    };
    const captureIn = async (id: string) =>
      (await call(`/paypal/v2/checkout/orders/${id}`)).purchase_units[0].payments.captures[0];
    return { app, call, signIn, captureIn };
  };

  const before = await start();
  await before.signIn();
  const { id } = await before.call('/paypal/v2/checkout/orders', {
    intent: 'CAPTURE',
    purchase_units: [{ amount: { currency_code: 'EUR', value: '49.00' } }],
  });
  await before.call('/_sim/payments/paypal/pay', { ref: id, outcome: 'pending' });
  await before.call(`/paypal/v2/checkout/orders/${id}/capture`, {});
  expect(await before.captureIn(id)).toMatchObject({ status: 'PENDING' });
  await before.app.close();

  const after = await start();
  heard.length = 0;
  await after.call('/_sim/payments/paypal/clear', { ref: id, comes: true });
  // told before the shop called: with the address the shop takes certificates from all the same
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  expect(heard[0]?.['paypal-cert-url']).toMatch(
    /^http:\/\/localhost(:80)?\/paypal\/v1\/notifications\/certs\//,
  );
  await after.signIn();
  const capture = await after.captureIn(id);
  expect(capture).toMatchObject({ status: 'COMPLETED' });
  expect(await after.call(`/paypal/v2/payments/captures/${capture.id}`)).toEqual(capture);
  await after.app.close();
  shop.close();
});

it('a file that cannot be read is named, with what to do', async () => {
  const paymentsFile = join(folder, 'broken.bin');
  writeFileSync(paymentsFile, '{');
  await expect(buildSimulator({ paymentsFile })).rejects.toThrow(`Delete ${paymentsFile} to begin anew.`);
});
