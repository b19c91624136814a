import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import { type PaymentsWorld, seconds } from '../payments-world.ts';
import { addInterval } from '../periods.ts';
import { wireDecimal } from './describe-price.ts';

export interface SubscriptionParts {
  readonly customer: string;
  readonly price: Stripe.Price;
  readonly metadata: Stripe.Metadata;
  readonly description: string | null;
  readonly live: boolean;
  readonly account: string | null;
}

/** A subscription whose first period starts now. */
export function describeSubscription(world: PaymentsWorld, parts: SubscriptionParts): Stripe.Subscription {
  const now = seconds(world);
  const id = newId('sub', 24);
  return {
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: now,
    billing_cycle_anchor_config: null,
    billing_mode: { type: 'flexible', flexible: null },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: 'charge_automatically',
    created: now,
    currency: parts.price.currency,
    customer: parts.customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: newId('pm', 24),
    default_source: null,
    default_tax_rates: [],
    description: parts.description,
    discounts: [],
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: {
      object: 'list',
      data: [describeItem(id, parts.price, now)],
      has_more: false,
      url: `/v1/subscription_items?subscription=${id}`,
    },
    latest_invoice: null,
    livemode: parts.live,
    managed_payments: null,
    metadata: parts.metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: parts.account,
    pause_collection: null,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: 'off',
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: now,
    status: 'active',
    test_clock: null,
    transfer_data: null,
    trial_end: null,
    trial_settings: {
      end_behavior: { billing_cycle_anchor: null, missing_payment_method: 'create_invoice' },
    },
    trial_start: null,
  };
}

/** End of the period that starts at `from`, both in seconds. */
export function periodEnd(price: Stripe.Price, from: number): number {
  const { interval = 'month', interval_count: count = 1 } = price.recurring ?? {};
  return addInterval(from * 1000, interval, count) / 1000;
}

function describeItem(subscription: string, price: Stripe.Price, now: number): Stripe.SubscriptionItem {
  return {
    id: newId('si', 14),
    object: 'subscription_item',
    billing_thresholds: null,
    created: now,
    current_period_end: periodEnd(price, now),
    current_period_start: now,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: {
      id: price.id,
      object: 'plan',
      active: false,
      amount: price.unit_amount,
      amount_decimal: wireDecimal(price.unit_amount ?? 0),
      billing_scheme: 'per_unit',
      created: price.created,
      currency: price.currency,
      interval: price.recurring?.interval ?? 'month',
      interval_count: price.recurring?.interval_count ?? 1,
      livemode: price.livemode,
      metadata: {},
      meter: null,
      nickname: null,
      product: price.product,
      tiers_mode: null,
      transform_usage: null,
      trial_period_days: null,
      usage_type: 'licensed',
    },
    price,
    quantity: 1,
    subscription,
    tax_rates: [],
  };
}
