import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { buildSimulator } from '@mywasender/simulator/app';
import type { PaymentsConfig } from '../../config/read-payments.ts';
import { openProviders } from '../providers/open-providers.ts';
import type { PaymentProvider } from '../providers/payment-provider.ts';
import type { Delivery, Falsehood, OpenOrder, PaymentsFixture } from './payments-fixture.ts';

type Name = PaymentProvider['name'];

const KEYS = {
  // Stripe has one key
  stripe: { keyId: 'sk_test_simulated0', keySecret: 'unused', webhookSecret: 'whsec_simulated' },
  razorpay: {
    keyId: 'rzp_test_simulated0',
    keySecret: 'secret-simulated',
    webhookSecret: 'webhook-simulated',
  },
  paypal: { keyId: 'client-simulated', keySecret: 'secret-simulated', webhookSecret: 'WEBHOOKSIMULATED1' },
} as const;
/** What the provider says of a payment that shows in what the adapter reads. */
const FALSEHOODS: Readonly<Record<Name, readonly Falsehood[]>> = {
  stripe: ['amount', 'currency', 'mode'],
  // neither account nor mode of a payment is told
  razorpay: ['amount', 'currency'],
  paypal: ['amount', 'currency', 'account'],
};

/** An adapter as it is, against the stand-in of its provider; webhooks are caught and posted by the test. */
export async function openSimulatedProvider(name: Name, now: () => Date): Promise<PaymentsFixture> {
  const simulator = await buildSimulator({ now: () => now().getTime() });
  const url = await simulator.app.listen({ host: '127.0.0.1', port: 0 });
  const caught: Delivery[] = [];
  const receiver = createServer(async (request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).flatMap(([key, value]) =>
        typeof value === 'string' &&
        !['host', 'connection', 'content-length', 'transfer-encoding'].includes(key)
          ? [[key, value]]
          : [],
      ),
    );
    caught.push({ raw: await buffer(request), headers });
    response.end();
  });
  await new Promise<void>((resolve) => void receiver.listen(0, '127.0.0.1', () => resolve()));
  const { port } = receiver.address() as AddressInfo;
  const provider = (await openProviders(configOf(name, url), now)).get(name);
  if (provider === undefined) throw new Error(`${name} was not opened`);

  const drive = async (action: string, payload: object) => {
    const path = action === '' ? '' : `/${name}/${action}`;
    const answer = await simulator.app.inject({ method: 'POST', url: `/_sim/payments${path}`, payload });
    if (answer.statusCode !== 200) throw new Error(`${name} ${action}: ${answer.body}`);
    return answer.json().result;
  };
  const disputes = new Map<string, string>();
  const refunds = new Map<string, string>();
  await drive('', { provider: name, ...KEYS[name], webhookUrl: `http://127.0.0.1:${port}/` });

  const settled = async ({ orderId, providerRef }: OpenOrder) => {
    const mode = /^(sub_|I-)/.test(providerRef) ? 'subscription' : 'payment';
    return provider.settle({ orderId, providerRef, mode });
  };
  /** Of a subscription that of the newest period. */
  const paymentOf = async (order: OpenOrder): Promise<string> => {
    const { paymentRef, subscriptionRef } = await settled(order);
    const invoices =
      subscriptionRef === null ? [] : (await provider.readSubscription(subscriptionRef)).invoices;
    const ref = invoices.at(-1)?.paymentRef ?? paymentRef;
    if (ref === null) throw new Error('nothing was paid');
    return ref;
  };

  return {
    provider,
    falsehoods: FALSEHOODS[name],
    dated: name !== 'razorpay',
    async pay({ providerRef }, falsehood) {
      if (falsehood === 'amount') await drive('next', { amount: 9899 });
      if (falsehood === 'currency') await drive('next', { currency: 'USD' });
      if (falsehood === 'mode') await drive('next', { live: true });
      if (falsehood === 'account') await drive('next', { account: 'TESTMERCHANT9' });
      await drive('pay', { ref: providerRef });
    },
    async deliveries() {
      await simulator.paymentsSettled();
      return caught.splice(0);
    },
    async refund(order, amount) {
      const ref = await paymentOf(order);
      refunds.set(order.orderId, await drive('refund', { ref, ...(amount === undefined ? {} : { amount }) }));
    },
    failRefund: ({ orderId }) => drive('fail-refund', { ref: refunds.get(orderId) }),
    async openDispute(order) {
      disputes.set(order.orderId, await drive('dispute', { ref: await paymentOf(order) }));
    },
    closeDispute: ({ orderId }, result) => drive('close-dispute', { ref: disputes.get(orderId), result }),
    async renew(order) {
      const { subscriptionRef } = await settled(order);
      await drive('renew', { ref: subscriptionRef });
    },
    async failRenewal(order) {
      const { subscriptionRef } = await settled(order);
      await drive('renew', { ref: subscriptionRef, outcome: 'fail' });
    },
    warn: name === 'stripe' ? async (order) => drive('warn', { ref: await paymentOf(order) }) : null,
    async strange() {
      await simulator.paymentsSettled();
      caught.length = 0;
      const { providerRef } = await provider.createCheckout({
        orderId: randomUUID(),
        mode: 'payment',
        interval: null,
        currency: 'EUR',
        amount: 500,
        description: 'Sold elsewhere',
        email: null,
        successUrl: 'http://127.0.0.1/done',
        cancelUrl: 'http://127.0.0.1/cancelled',
        providerPlanId: null,
      });
      await drive('pay', { ref: providerRef });
      await simulator.paymentsSettled();
      const told = caught.splice(0).at(-1);
      if (told === undefined) throw new Error('nothing was told');
      return told;
    },
    setDown: (down) => drive('outage', { mode: down ? 'refuse' : null }),
    async stop() {
      await simulator.app.close();
      receiver.closeAllConnections();
      receiver.close();
    },
  };
}

function configOf(name: Name, url: string): PaymentsConfig {
  const { keyId, keySecret, webhookSecret } = KEYS[name];
  const apiBase = `${url}/${name}`;
  const off = { stripe: null, razorpay: null, paypal: null };
  if (name === 'stripe')
    return { ...off, stripe: { secretKey: keyId, webhookSecrets: [webhookSecret], apiBase } };
  if (name === 'razorpay') {
    return { ...off, razorpay: { keyId, keySecret, webhookSecrets: [webhookSecret], apiBase } };
  }
  return {
    ...off,
    paypal: {
      clientId: keyId,
      clientSecret: keySecret,
      webhookId: webhookSecret,
      productId: 'PROD-SIMULATED',
      environment: 'sandbox',
      apiBase,
      certificateHosts: [new URL(url).host],
    },
  };
}
