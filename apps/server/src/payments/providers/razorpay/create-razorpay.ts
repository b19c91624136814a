import type { RazorpayConfig } from '../../../config/read-payments.ts';
import type { PaymentProvider } from '../payment-provider.ts';
import { createRazorpayCheckout } from './create-razorpay-checkout.ts';
import { listRazorpayPayments } from './list-razorpay-payments.ts';
import { createRazorpayClient } from './razorpay-client.ts';
import { findByRazorpayPayment, readRazorpayFirstPayment, readRazorpayOrder } from './razorpay-facts.ts';
import { isRazorpayReturn } from './razorpay-signatures.ts';
import {
  cancelRazorpaySubscription,
  createRazorpayPlan,
  readRazorpaySubscription,
} from './razorpay-subscriptions.ts';
import { readRazorpayNotice } from './read-razorpay-notice.ts';
import { refundRazorpayPayment } from './refund-razorpay-payment.ts';

/** Razorpay: orders on its hosted checkout, subscriptions on their own page. Its objects do not say whether they are live. */
export function createRazorpay(config: RazorpayConfig, now: () => Date): PaymentProvider {
  const client = createRazorpayClient(config);
  const live = config.apiBase === null && config.keyId.startsWith('rzp_live_');
  return {
    name: 'razorpay',
    live,
    createPlan: (price) => createRazorpayPlan(client, price),
    createCheckout: (request) => createRazorpayCheckout(client, request),
    settle: async ({ providerRef, mode }) => ({
      ...(mode === 'payment'
        ? await readRazorpayOrder(client, providerRef)
        : await readRazorpayFirstPayment(client, providerRef)),
      live,
    }),
    findByPayment: async (paymentRef) => ({ ...(await findByRazorpayPayment(client, paymentRef)), live }),
    readSubscription: async (ref) => ({ ...(await readRazorpaySubscription(client, ref, now())), live }),
    cancelSubscription: (subscriptionRef) => cancelRazorpaySubscription(client, subscriptionRef),
    refund: (refund) => refundRazorpayPayment(client, refund),
    readNotice: async (raw, headers) => readRazorpayNotice(config, raw, headers),
    checkReturn: (fields, providerRef) => isRazorpayReturn(config.keySecret, fields, providerRef),
    listSince: (since) => listRazorpayPayments(client, since),
  };
}
