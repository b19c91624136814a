import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { buildSimulator } from '@mywasender/simulator/app';
import { readPayments } from '../../config/read-payments.ts';
import { openProviders } from '../providers/open-providers.ts';
import type { CheckoutRequest, ProviderName } from '../providers/payment-provider.ts';
import type { Delivery, Falsehood, OpenOrder, PaymentsFixture } from './payments-fixture.ts';

interface Part {
  readonly env: Readonly<Record<string, string>>;
  readonly merchant: Readonly<Record<string, string>>;
  readonly falsehoods: readonly Falsehood[];
  readonly dated: boolean;
  readonly warns: boolean;
}

const STRIPE_KEY = 'sk_test_simulatedSimulated';
const STRIPE_SECRET = 'whsec_simulatedSimulated';
const RAZORPAY = { keyId: 'rzp_test_simulated', keySecret: 'simulated-key-secret' };
const RAZORPAY_SECRET = 'simulated-webhook-secret';
const PAYPAL = { keyId: 'simulated-client-id', keySecret: 'simulated-client-secret' };
const PAYPAL_WEBHOOK = '8PT597110X687430L';

/** What each provider is set up with, what it can be made to say, and what it has. */
const PARTS: Readonly<Record<ProviderName, Part>> = {
  stripe: {
    env: { STRIPE_SECRET_KEY: STRIPE_KEY, STRIPE_WEBHOOK_SECRET: STRIPE_SECRET },
    merchant: { keyId: STRIPE_KEY, webhookSecret: STRIPE_SECRET },
    falsehoods: ['amount', 'currency', 'mode'],
    dated: true,
    warns: true,
  },
  razorpay: {
    env: {
      RAZORPAY_KEY_ID: RAZORPAY.keyId,
      RAZORPAY_KEY_SECRET: RAZORPAY.keySecret,
      RAZORPAY_WEBHOOK_SECRET: RAZORPAY_SECRET,
    },
    merchant: { ...RAZORPAY, webhookSecret: RAZORPAY_SECRET },
    falsehoods: ['amount', 'currency'],
    dated: false,
    warns: false,
  },
  paypal: {
    env: {
      PAYPAL_CLIENT_ID: PAYPAL.keyId,
      PAYPAL_CLIENT_SECRET: PAYPAL.keySecret,
      PAYPAL_WEBHOOK_ID: PAYPAL_WEBHOOK,
      PAYPAL_PRODUCT_ID: 'PROD-5FD60555F23244316',
      PAYPAL_ENVIRONMENT: 'sandbox',
    },
    merchant: { ...PAYPAL, webhookSecret: PAYPAL_WEBHOOK },
    falsehoods: ['amount', 'currency', 'account'],
    dated: true,
    warns: false,
  },
};

const FALSE: Readonly<Record<Falsehood, object>> = {
  amount: { amount: 1 },
  currency: { currency: 'USD' },
  mode: { live: true },
  account: { account: 'somebody-else' },
};

const STRANGE: CheckoutRequest = {
  orderId: '',
  mode: 'payment',
  interval: null,
  currency: 'EUR',
  amount: 500,
  description: 'Of another shop',
  email: null,
  successUrl: 'http://127.0.0.1/done',
  cancelUrl: 'http://127.0.0.1/cancelled',
  providerPlanId: null,
};

/** A provider as the simulator plays it, behind our own adapter: everything between is HTTP. */
export async function startSimulatedProvider(name: ProviderName, now: () => Date): Promise<PaymentsFixture> {
  const { env, merchant, falsehoods, dated, warns } = PARTS[name];
  const simulator = await buildSimulator({ now: () => now().getTime() });
  const origin = await simulator.app.listen({ host: '127.0.0.1', port: 0 });
  const webhooks = await collectWebhooks();
  const base = { [`${name.toUpperCase()}_API_BASE`]: `${origin}/${name}` };
  const certificates = name === 'paypal' ? { PAYPAL_CERT_HOSTS: new URL(origin).host } : {};
  const settings = readPayments({ ...env, ...base, ...certificates }, false);
  const provider = openProviders(settings, now).get(name);
  if (provider === undefined) throw new Error(`${name} is not set up`);

  const post = async (path: string, body: object): Promise<string> => {
    const headers = { 'content-type': 'application/json' };
    const url = `${origin}/_sim/payments${path}`;
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${text}`);
    return String(JSON.parse(text).result);
  };
  const act = (action: string, body: object) => post(`/${name}/${action}`, body);
  await post('', { provider: name, ...merchant, webhookUrl: webhooks.url });

  /** the payment somebody would give back or dispute: the newest */
  const paymentOf = async ({ orderId, providerRef }: OpenOrder) => {
    const mode = /^(sub_|I-)/.test(providerRef) ? 'subscription' : 'payment';
    const { paymentRef, subscriptionRef } = await provider.settle({ orderId, providerRef, mode });
    const invoices =
      subscriptionRef === null ? [] : (await provider.readSubscription(subscriptionRef)).invoices;
    const ref = invoices.at(-1)?.paymentRef ?? paymentRef;
    if (ref === null) throw new Error(`${providerRef} is not paid`);
    return { ref, subscriptionRef };
  };
  const disputes = new Map<string, string>();
  const deliveries = async () => {
    await simulator.paymentsSettled();
    return webhooks.take();
  };

  return {
    provider,
    falsehoods,
    dated,
    async pay({ providerRef }, falsehood) {
      if (falsehood !== undefined) await act('next', FALSE[falsehood]);
      await act('pay', { ref: providerRef });
    },
    deliveries,
    async refund(order, amount) {
      const { ref } = await paymentOf(order);
      await act('refund', { ref, ...(amount === undefined ? {} : { amount }) });
    },
    async openDispute(order) {
      const { ref } = await paymentOf(order);
      disputes.set(order.orderId, await act('dispute', { ref }));
    },
    async closeDispute({ orderId }, result) {
      await act('close-dispute', { ref: disputes.get(orderId), result });
    },
    async renew(order) {
      await act('renew', { ref: (await paymentOf(order)).subscriptionRef });
    },
    warn: warns
      ? async (order) => {
          await act('warn', { ref: (await paymentOf(order)).ref });
        }
      : null,
    async strange() {
      const { providerRef } = await provider.createCheckout({ ...STRANGE, orderId: randomUUID() });
      await act('pay', { ref: providerRef });
      const last = (await deliveries()).at(-1);
      if (last === undefined) throw new Error('nothing was sent');
      return last;
    },
    async setDown(down) {
      await act('outage', { mode: down ? 'refuse' : null });
    },
    async stop() {
      webhooks.close();
      await simulator.app.close();
    },
  };
}

async function collectWebhooks() {
  let collected: Delivery[] = [];
  const server = createServer(async (request, reply) => {
    const raw = await buffer(request);
    const headers = Object.entries(request.headers).map(([key, value]) => [key, String(value)]);
    collected.push({ raw, headers: Object.fromEntries(headers) });
    reply.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    take(): readonly Delivery[] {
      const taken = collected;
      collected = [];
      return taken;
    },
    close: () => server.close().closeAllConnections(),
  };
}
