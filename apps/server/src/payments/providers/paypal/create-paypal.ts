import type { PaypalConfig } from '../../../config/read-payments.ts';
import type { PaymentProvider } from '../payment-provider.ts';
import { createPaypalCheckout } from './create-paypal-checkout.ts';
import { listPaypalPayments } from './list-paypal-payments.ts';
import { createPaypalCertificates, realOutside } from './paypal-certificates.ts';
import { createPaypalClient } from './paypal-client.ts';
import { findByPaypalCapture, settlePaypalOrder } from './paypal-facts.ts';
import {
  cancelPaypalSubscription,
  createPaypalPlan,
  readPaypalFirstPayment,
  readPaypalSubscription,
} from './paypal-subscriptions.ts';
import { readPaypalNotice } from './read-paypal-notice.ts';
import { refundPaypalPayment } from './refund-paypal-payment.ts';
import { verifyPaypalWebhook } from './verify-paypal-webhook.ts';

/** PayPal: orders that we capture, subscriptions to plans. Its objects do not say whether they are live. */
export function createPaypal(config: PaypalConfig, now: () => Date, outside = realOutside): PaymentProvider {
  const client = createPaypalClient(config, now);
  const certificates = createPaypalCertificates(config, outside);
  const live = config.apiBase === null && config.environment === 'live';
  return {
    name: 'paypal',
    live,
    createPlan: (price) => createPaypalPlan(client, config.productId, price),
    createCheckout: (request) => createPaypalCheckout(client, request),
    settle: async (order) => ({
      ...(order.mode === 'payment'
        ? await settlePaypalOrder(client, order)
        : await readPaypalFirstPayment(client, order.providerRef, now())),
      live,
    }),
    findByPayment: async (paymentRef) => ({
      ...(await findByPaypalCapture(client, paymentRef, now())),
      live,
    }),
    readSubscription: async (ref) => ({ ...(await readPaypalSubscription(client, ref, now())), live }),
    cancelSubscription: (subscriptionRef) => cancelPaypalSubscription(client, subscriptionRef),
    refund: (refund) => refundPaypalPayment(client, refund),
    async readNotice(raw, headers, at) {
      await verifyPaypalWebhook({ config, certificates, client }, { raw, headers, now: at });
      return readPaypalNotice(raw);
    },
    // what the buyer's browser brings back is not signed
    checkReturn: () => false,
    listSince: (since) => listPaypalPayments(client, since, now()),
  };
}
