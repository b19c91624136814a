import type { PaymentsSide } from '../payments-side.ts';
import type { ProviderControl } from '../provider-control.ts';
import { closeDispute, openDispute } from './dispute-payment.ts';
import { clearOrder, payOrder } from './pay-order.ts';
import { RazorpayError } from './razorpay-errors.ts';
import { failRefund, refundPayment } from './refund-payment.ts';
import { paySubscription, renewSubscription } from './subscriptions.ts';

export function razorpayControl(side: PaymentsSide): ProviderControl {
  const { razorpay } = side.world;
  return {
    pay(ref, chosen) {
      const result = ref.startsWith('sub_')
        ? paySubscription(side, ref, { chosen })
        : payOrder(side, ref, { chosen });
      return result.kind === 'paid' ? result.payment.id : result.kind;
    },
    clear: (ref, comes) => clearOrder(side, ref, comes),
    expire() {
      throw new RazorpayError(400, 'Orders of Razorpay do not expire');
    },
    refund: (ref, amount) => refundPayment(side, ref, { body: amount === undefined ? {} : { amount } }).id,
    failRefund: (ref) => failRefund(side, ref),
    openDispute: (ref) => openDispute(side, ref).id,
    closeDispute: (ref, result) => closeDispute(side, ref, result),
    warnOfFraud() {
      throw new RazorpayError(400, 'Razorpay tells of no fraud warnings');
    },
    renew: (ref, outcome) => renewSubscription(side, ref, outcome),
    describe: () => [...razorpay.objects.values()].reverse(),
    reset() {
      for (const [id, { entity }] of razorpay.objects) if (entity !== 'plan') razorpay.objects.delete(id);
      for (const part of [razorpay.refunds, razorpay.manual, razorpay.accounts]) part.clear();
    },
  };
}
