import type { StripeConfig } from '../../../config/read-payments.ts';
import type { PaymentProvider } from '../payment-provider.ts';
import { createStripeCheckout } from './create-stripe-checkout.ts';
import { listStripePayments } from './list-stripe-payments.ts';
import { readStripeNotice } from './read-stripe-notice.ts';
import { refundStripePayment } from './refund-stripe-payment.ts';
import { createStripeClient } from './stripe-client.ts';
import { findByStripePayment, readStripeSession } from './stripe-facts.ts';
import { cancelStripeSubscription, readStripeSubscription } from './stripe-subscriptions.ts';

/** Stripe: Checkout sessions with prices inline, payment intents as payments, subscriptions of Billing. */
export function createStripe(config: StripeConfig, now: () => Date): PaymentProvider {
  const client = createStripeClient(config);
  return {
    name: 'stripe',
    live: config.apiBase === null && config.secretKey.includes('_live_'),
    createPlan: async () => null,
    createCheckout: (request) => createStripeCheckout(client, request),
    settle: ({ providerRef }) => readStripeSession(client, providerRef),
    findByPayment: (paymentRef) => findByStripePayment(client, paymentRef),
    readSubscription: (subscriptionRef) => readStripeSubscription(client, subscriptionRef, now()),
    cancelSubscription: (subscriptionRef, key) => cancelStripeSubscription(client, subscriptionRef, key),
    refund: (refund) => refundStripePayment(client, refund),
    readNotice: async (raw, headers, at) => readStripeNotice(config, raw, headers, at),
    // what the buyer's browser brings back is not signed
    checkReturn: () => false,
    listSince: (since) => listStripePayments(client, since),
  };
}
