import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import type { PaymentsSide } from '../payments-side.ts';
import { seconds } from '../payments-world.ts';
import { emitEvent } from './emit-event.ts';
import { findObject, idOf } from './find-object.ts';
import type { RefundBody } from './schemas.ts';
import { invalid } from './stripe-errors.ts';

export function refundCharge(side: PaymentsSide, body: RefundBody): Stripe.Refund {
  const { stripe } = side.world;
  if ((body.payment_intent === undefined) === (body.charge === undefined)) {
    throw invalid('One of the following params should be provided: payment_intent or charge.');
  }
  const intent =
    body.payment_intent === undefined ? null : findObject(stripe, 'payment_intent', body.payment_intent);
  const charge = findObject(stripe, 'charge', body.charge ?? idOf(intent?.latest_charge) ?? '');
  if (!charge.paid) throw invalid('This charge has not been paid.', 'charge_not_paid');
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, 'charge_already_refunded');
  const amount = body.amount ?? left;
  if (amount > left) {
    throw invalid(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      undefined,
      'amount',
    );
  }
  const refund: Stripe.Refund = {
    id: newId('re', 24),
    object: 'refund',
    amount,
    balance_transaction: newId('txn', 24),
    charge: charge.id,
    created: seconds(side.world),
    currency: charge.currency,
    customer: idOf(charge.customer),
    customer_account: null,
    metadata: body.metadata ?? {},
    payment_intent: idOf(charge.payment_intent),
    payment_method: charge.payment_method,
    reason: body.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
  stripe.objects.set(refund.id, refund);
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  emitEvent(side, 'refund.created', refund);
  emitEvent(side, 'charge.refunded', charge);
  return refund;
}

/** The bank gives the money back to the merchant: the card is closed. */
export function failRefund(side: PaymentsSide, refundId: string): void {
  const refund = findObject(side.world.stripe, 'refund', refundId);
  if (refund.status === 'failed') return;
  const charge = findObject(side.world.stripe, 'charge', idOf(refund.charge) ?? '');
  refund.status = 'failed';
  refund.failure_reason = 'expired_or_canceled_card';
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
  emitEvent(side, 'refund.failed', refund);
  emitEvent(side, 'charge.refund.updated', refund);
}
