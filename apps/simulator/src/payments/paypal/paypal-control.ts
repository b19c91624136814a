import type { PaymentsSide } from '../payments-side.ts';
import type { ProviderControl } from '../provider-control.ts';
import type { Outcome } from '../types.ts';
import { closeDispute, openDispute } from './dispute-capture.ts';
import { approveOrder, clearOrder, expireOrder } from './orders.ts';
import { findIn, PaypalError } from './paypal-errors.ts';
import { moneyOf } from './paypal-money.ts';
import { failRefund, refundCapture } from './refund-capture.ts';
import { approveSubscription, renewSubscription } from './subscriptions.ts';

export function paypalControl(side: PaymentsSide): ProviderControl {
  const { paypal } = side.world;
  const approve = (ref: string, outcome: Outcome) =>
    ref.startsWith('I-') ? approveSubscription(side, ref, outcome) : approveOrder(side, ref, outcome);
  return {
    pay: approve,
    clear: (ref, comes) => clearOrder(side, ref, comes),
    expire: (ref) => expireOrder(side, ref),
    refund(ref, amount) {
      const { currency_code: currency } = findIn(paypal.captures, ref).amount;
      return refundCapture(side, ref, amount === undefined ? {} : { amount: moneyOf(amount, currency) }).id;
    },
    failRefund: (ref) => failRefund(side, ref),
    openDispute: (ref) => openDispute(side, ref).dispute_id,
    closeDispute: (ref, result) => closeDispute(side, ref, result),
    warnOfFraud() {
      throw new PaypalError(422, 'NOT_SUPPORTED', 'PayPal tells of no fraud warnings.');
    },
    renew: (ref, outcome) => renewSubscription(side, ref, outcome),
    describe: () =>
      [
        paypal.orders,
        paypal.captures,
        paypal.refunds,
        paypal.subscriptions,
        paypal.plans,
        paypal.disputes,
        paypal.events,
      ].flatMap((all) => [...all.values()].reverse()),
    reset() {
      const { plans: _, tokens: __, ...bought } = paypal;
      for (const all of Object.values(bought)) all.clear();
    },
  };
}
