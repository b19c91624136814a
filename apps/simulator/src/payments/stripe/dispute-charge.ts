import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import type { PaymentsSide } from '../payments-side.ts';
import { seconds } from '../payments-world.ts';
import { emitEvent } from './emit-event.ts';
import { findObject, idOf } from './find-object.ts';
import { invalid } from './stripe-errors.ts';

const DAY = 86_400;

/** The buyer's bank asks for all the money back. `paymentRef` is a payment intent or a charge. */
export function openDispute(side: PaymentsSide, paymentRef: string): Stripe.Dispute {
  const charge = chargeOf(side, paymentRef);
  const created = seconds(side.world);
  const dispute: Stripe.Dispute = {
    id: newId('dp', 24),
    object: 'dispute',
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence(),
    evidence_details: {
      due_by: created + 9 * DAY,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: charge.livemode,
    metadata: {},
    payment_intent: idOf(charge.payment_intent),
    reason: 'fraudulent',
    status: 'needs_response',
  };
  side.world.stripe.objects.set(dispute.id, dispute);
  charge.disputed = true;
  emitEvent(side, 'charge.dispute.created', dispute);
  emitEvent(side, 'charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

export function closeDispute(side: PaymentsSide, disputeId: string, status: 'won' | 'lost'): Stripe.Dispute {
  const dispute = findObject(side.world.stripe, 'dispute', disputeId);
  if (dispute.status !== 'needs_response') throw invalid('This dispute is already closed.');
  dispute.status = status;
  emitEvent(side, 'charge.dispute.closed', dispute);
  if (status === 'won') emitEvent(side, 'charge.dispute.funds_reinstated', dispute);
  return dispute;
}

/** A card network says the charge was fraud, before any dispute. */
export function warnOfFraud(side: PaymentsSide, paymentRef: string): Stripe.Radar.EarlyFraudWarning {
  const charge = chargeOf(side, paymentRef);
  const warning: Stripe.Radar.EarlyFraudWarning = {
    id: newId('issfr', 24),
    object: 'radar.early_fraud_warning',
    actionable: true,
    charge: charge.id,
    created: seconds(side.world),
    fraud_type: 'made_with_stolen_card',
    livemode: charge.livemode,
    ...(charge.payment_intent === null ? {} : { payment_intent: charge.payment_intent }),
  };
  side.world.stripe.objects.set(warning.id, warning);
  emitEvent(side, 'radar.early_fraud_warning.created', warning);
  return warning;
}

function chargeOf({ world }: PaymentsSide, paymentRef: string): Stripe.Charge {
  if (paymentRef.startsWith('ch_')) return findObject(world.stripe, 'charge', paymentRef);
  const intent = findObject(world.stripe, 'payment_intent', paymentRef);
  return findObject(world.stripe, 'charge', idOf(intent.latest_charge) ?? '');
}

/** Nothing was handed in; the stand-in takes no evidence. */
function noEvidence(): Stripe.Dispute.Evidence {
  return {
    access_activity_log: null,
    billing_address: null,
    cancellation_policy: null,
    cancellation_policy_disclosure: null,
    cancellation_rebuttal: null,
    customer_communication: null,
    customer_email_address: null,
    customer_name: null,
    customer_purchase_ip: null,
    customer_signature: null,
    duplicate_charge_documentation: null,
    duplicate_charge_explanation: null,
    duplicate_charge_id: null,
    enhanced_evidence: {},
    product_description: null,
    receipt: null,
    refund_policy: null,
    refund_policy_disclosure: null,
    refund_refusal_explanation: null,
    service_date: null,
    service_documentation: null,
    shipping_address: null,
    shipping_carrier: null,
    shipping_date: null,
    shipping_documentation: null,
    shipping_tracking_number: null,
    uncategorized_file: null,
    uncategorized_text: null,
  };
}
