import { newId } from '../ids.ts';
import type { PaymentsSide } from '../payments-side.ts';
import { seconds } from '../payments-world.ts';
import { findEntity, RazorpayError } from './razorpay-errors.ts';
import type { RazorpayPayment, RazorpayRefund } from './razorpay-state.ts';
import type { RefundBody } from './schemas.ts';
import { tellEvent } from './tell-event.ts';

/** `key` is the header `X-Refund-Idempotency`: the same body gives the same refund, another one is refused. */
export function refundPayment(
  side: PaymentsSide,
  paymentId: string,
  { body, key }: { readonly body: RefundBody; readonly key?: string | undefined },
): RazorpayRefund {
  const { razorpay } = side.world;
  const request = JSON.stringify([paymentId, body]);
  if (key !== undefined && !/^[\w-]{10,}$/.test(key)) {
    throw new RazorpayError(
      400,
      'The idempotency key must be at least 10 characters of letters, digits, - and _.',
    );
  }
  const known = key === undefined ? undefined : razorpay.refunds.get(key);
  if (known !== undefined) {
    if (known.request !== request) {
      throw new RazorpayError(
        400,
        'Different request with the same idempotency key has already been processed.',
      );
    }
    return findEntity(razorpay, 'refund', known.refund);
  }
  const payment = findEntity(razorpay, 'payment', paymentId);
  const left = payment.amount - payment.amount_refunded;
  if (!payment.captured)
    throw new RazorpayError(400, 'The payment status should be captured for action to be taken');
  if (left === 0) throw new RazorpayError(400, 'The payment has been fully refunded already');
  const amount = body.amount ?? left;
  if (amount > left) {
    throw new RazorpayError(
      400,
      'The total refund amount is greater than the refund payment amount',
      'amount',
    );
  }
  const refund: RazorpayRefund = {
    id: newId('rfnd', 14),
    entity: 'refund',
    amount,
    currency: payment.currency,
    payment_id: payment.id,
    notes: body.notes ?? [],
    receipt: body.receipt ?? null,
    acquirer_data: { arn: null },
    created_at: seconds(side.world),
    batch_id: null,
    status: 'processed',
    speed_processed: 'normal',
    speed_requested: body.speed ?? 'normal',
  };
  razorpay.objects.set(refund.id, refund);
  if (key !== undefined) razorpay.refunds.set(key, { request, refund: refund.id });
  setRefunded(payment, payment.amount_refunded + amount);
  tellEvent(side, 'refund.created', [refund, payment]);
  tellEvent(side, 'refund.processed', [refund, payment]);
  return refund;
}

/** The bank sends the money back to the merchant. */
export function failRefund(side: PaymentsSide, refundId: string): void {
  const refund = findEntity(side.world.razorpay, 'refund', refundId);
  if (refund.status === 'failed') return;
  const payment = findEntity(side.world.razorpay, 'payment', refund.payment_id);
  refund.status = 'failed';
  setRefunded(payment, payment.amount_refunded - refund.amount);
  tellEvent(side, 'refund.failed', [refund, payment]);
}

function setRefunded(payment: RazorpayPayment, amount: number): void {
  payment.amount_refunded = amount;
  payment.refund_status = amount === 0 ? null : amount === payment.amount ? 'full' : 'partial';
  payment.status = amount === payment.amount ? 'refunded' : 'captured';
}
