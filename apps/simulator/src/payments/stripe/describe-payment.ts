import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import { type PaymentsWorld, seconds } from '../payments-world.ts';

/** What a payment is made of; amounts in minor units. */
export interface PaymentParts {
  readonly amount: number;
  readonly currency: string;
  readonly live: boolean;
  /** whose account takes the money instead of the merchant's own */
  readonly account: string | null;
  readonly customer: string | null;
  readonly email: string | null;
  readonly description: string | null;
  readonly metadata: Stripe.Metadata;
  readonly state: 'succeeded' | 'processing' | 'declined';
}

/** A payment intent after one try, and the charge of that try. */
export function describePayment(
  world: PaymentsWorld,
  parts: PaymentParts,
): { readonly intent: Stripe.PaymentIntent; readonly charge: Stripe.Charge } {
  const paid = parts.state === 'succeeded';
  const created = seconds(world);
  const id = newId('pi', 24);
  const method = newId('pm', 24);
  const charge = describeCharge(parts, { created, intent: id, method });
  const intent: Stripe.PaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: parts.amount,
    amount_capturable: 0,
    amount_received: paid ? parts.amount : 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${newId('s', 24)}`,
    confirmation_method: 'automatic',
    created,
    currency: parts.currency,
    customer: parts.customer,
    customer_account: null,
    description: parts.description,
    excluded_payment_method_types: null,
    last_payment_error:
      parts.state === 'declined'
        ? {
            type: 'card_error',
            code: 'card_declined',
            decline_code: 'generic_decline',
            message: 'Your card was declined.',
            charge: charge.id,
          }
        : null,
    latest_charge: charge.id,
    livemode: parts.live,
    managed_payments: null,
    metadata: parts.metadata,
    next_action: null,
    on_behalf_of: parts.account,
    payment_method: parts.state === 'declined' ? null : method,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: parts.state === 'declined' ? 'requires_payment_method' : parts.state,
    transfer_data: null,
    transfer_group: null,
  };
  return { intent, charge };
}

function describeCharge(
  parts: PaymentParts,
  ids: { readonly created: number; readonly intent: string; readonly method: string },
): Stripe.Charge {
  const { state } = parts;
  const declined = state === 'declined';
  return {
    id: newId('ch', 24),
    object: 'charge',
    amount: parts.amount,
    amount_captured: state === 'succeeded' ? parts.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: state === 'succeeded' ? newId('txn', 24) : null,
    billing_details: {
      address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
      email: parts.email,
      name: null,
      phone: null,
      tax_id: null,
    },
    calculated_statement_descriptor: null,
    captured: state === 'succeeded',
    created: ids.created,
    currency: parts.currency,
    customer: parts.customer,
    description: parts.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: declined ? 'card_declined' : null,
    failure_message: declined ? 'Your card was declined.' : null,
    fraud_details: {},
    livemode: parts.live,
    metadata: parts.metadata,
    on_behalf_of: parts.account,
    outcome: null,
    paid: state === 'succeeded',
    payment_intent: ids.intent,
    payment_method: ids.method,
    payment_method_details: null,
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: declined ? 'failed' : state === 'processing' ? 'pending' : 'succeeded',
    transfer_data: null,
    transfer_group: null,
  };
}
