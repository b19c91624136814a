import { randomBytes } from 'node:crypto';
import { Failure } from './fail.mjs';

/**
 * Accounts with the three providers of payments that the simulator plays, made up anew: `env` is what the license
 * server is told of them, `merchants` what the simulator is. No money is in it.
 *
 * @param {{ serverUrl: string, simulatorUrl: string }} at
 */
export function createTestMoney({ serverUrl, simulatorUrl }) {
  const secret = () => randomBytes(16).toString('hex');
  const stripe = { keyId: `sk_test_${secret()}`, webhookSecret: `whsec_${secret()}` };
  const razorpay = { keyId: `rzp_test_${secret()}`, keySecret: secret(), webhookSecret: secret() };
  const paypal = { keyId: secret(), keySecret: secret(), webhookSecret: `WH${secret().toUpperCase()}` };
  const merchants = Object.entries({ stripe, razorpay, paypal }).map(([provider, keys]) => ({
    provider,
    name: 'MyWASender (test money)',
    webhookUrl: `${serverUrl}/v1/payments/webhooks/${provider}`,
    ...keys,
  }));
  const env = {
    STRIPE_SECRET_KEY: stripe.keyId,
    STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
    STRIPE_API_BASE: `${simulatorUrl}/stripe`,
    RAZORPAY_KEY_ID: razorpay.keyId,
    RAZORPAY_KEY_SECRET: razorpay.keySecret,
    RAZORPAY_WEBHOOK_SECRET: razorpay.webhookSecret,
    RAZORPAY_API_BASE: `${simulatorUrl}/razorpay`,
    PAYPAL_CLIENT_ID: paypal.keyId,
    PAYPAL_CLIENT_SECRET: paypal.keySecret,
    PAYPAL_WEBHOOK_ID: paypal.webhookSecret,
    PAYPAL_PRODUCT_ID: 'PROD-SIMULATED',
    PAYPAL_ENVIRONMENT: 'sandbox',
    PAYPAL_API_BASE: `${simulatorUrl}/paypal`,
    PAYPAL_CERT_HOSTS: new URL(simulatorUrl).host,
  };
  return { env, merchants };
}

/** Tells a running simulator whose money it takes and where its webhooks go. */
export async function setUpTestMoney(simulatorUrl, merchants) {
  for (const merchant of merchants) {
    const response = await fetch(`${simulatorUrl}/_sim/payments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(merchant),
    });
    if (!response.ok) {
      throw new Failure(
        `The simulator did not take the account of ${merchant.provider}: ${await response.text()}`,
      );
    }
  }
}
