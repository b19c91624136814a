import { newId } from '../ids.ts';
import type { PaymentsSide } from '../payments-side.ts';
import { seconds } from '../payments-world.ts';
import { findEntity, RazorpayError } from './razorpay-errors.ts';
import type { RazorpayDispute } from './razorpay-state.ts';
import { tellEvent } from './tell-event.ts';

export function openDispute(side: PaymentsSide, paymentId: string): RazorpayDispute {
  const payment = findEntity(side.world.razorpay, 'payment', paymentId);
  const created = seconds(side.world);
  const dispute: RazorpayDispute = {
    id: newId('disp', 14),
    entity: 'dispute',
    payment_id: payment.id,
    amount: payment.amount,
    currency: payment.currency,
    amount_deducted: 0,
    reason_code: 'processing_error',
    respond_by: created + 7 * 86_400,
    status: 'open',
    phase: 'chargeback',
    created_at: created,
  };
  side.world.razorpay.objects.set(dispute.id, dispute);
  tellEvent(side, 'payment.dispute.created', [payment, dispute]);
  return dispute;
}

export function closeDispute(side: PaymentsSide, disputeId: string, result: 'won' | 'lost'): void {
  const dispute = findEntity(side.world.razorpay, 'dispute', disputeId);
  if (dispute.status !== 'open') throw new RazorpayError(400, 'This dispute is already closed');
  dispute.status = result;
  if (result === 'lost') dispute.amount_deducted = dispute.amount;
  const payment = findEntity(side.world.razorpay, 'payment', dispute.payment_id);
  tellEvent(side, `payment.dispute.${result}`, [payment, dispute]);
}
