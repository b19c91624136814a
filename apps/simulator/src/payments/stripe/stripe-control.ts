import type { PaymentsSide } from '../payments-side.ts';
import type { ProviderControl } from '../provider-control.ts';
import { clearPayment } from './clear-payment.ts';
import { closeDispute, openDispute, warnOfFraud } from './dispute-charge.ts';
import { findObject } from './find-object.ts';
import { expireSession, paySession } from './pay-session.ts';
import { failRefund, refundCharge } from './refund-charge.ts';
import { cancelSubscription, renewSubscription } from './renew-subscription.ts';

export function stripeControl(side: PaymentsSide): ProviderControl {
  const { stripe } = side.world;
  return {
    pay: (ref, outcome) => paySession(side, ref, outcome),
    clear: (ref, comes) => clearPayment(side, ref, comes),
    expire: (ref) => expireSession(side, findObject(stripe, 'checkout.session', ref)),
    refund: (ref, amount) =>
      refundCharge(side, {
        ...(ref.startsWith('ch_') ? { charge: ref } : { payment_intent: ref }),
        ...(amount === undefined ? {} : { amount }),
      }).id,
    failRefund: (ref) => failRefund(side, ref),
    openDispute: (ref) => openDispute(side, ref).id,
    closeDispute: (ref, result) => void closeDispute(side, ref, result),
    warnOfFraud: (ref) => void warnOfFraud(side, ref),
    renew: (ref, outcome) =>
      outcome === 'end' ? cancelSubscription(side, ref).id : renewSubscription(side, ref, outcome).id,
    describe: () => [...stripe.objects.values()].reverse(),
    reset() {
      stripe.objects.clear();
      stripe.orders.clear();
      stripe.answers.clear();
    },
  };
}
