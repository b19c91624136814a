import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import { type PaymentsWorld, seconds } from '../payments-world.ts';
import { wireDecimal } from './describe-price.ts';
import { idOf } from './find-object.ts';

export interface InvoiceParts {
  readonly subscription: Stripe.Subscription;
  readonly amount: number;
  readonly currency: string;
  readonly live: boolean;
  readonly account: string | null;
  readonly email: string | null;
  readonly reason: 'subscription_create' | 'subscription_cycle';
  /** seconds */
  readonly period: { readonly start: number; readonly end: number };
}

/** A finalized invoice of one period, not paid yet. */
export function describeInvoice(world: PaymentsWorld, parts: InvoiceParts): Stripe.Invoice {
  const { subscription, amount, currency, live, period } = parts;
  const created = seconds(world);
  const id = newId('in', 24);
  return {
    id,
    object: 'invoice',
    account_country: 'US',
    account_name: world.merchants.get('stripe')?.name ?? null,
    account_tax_ids: null,
    amount_due: amount,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: amount,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: null,
    billing_reason: parts.reason,
    collection_method: 'charge_automatically',
    created,
    currency,
    custom_fields: null,
    customer: idOf(subscription.customer),
    customer_account: null,
    customer_address: null,
    customer_email: parts.email,
    customer_name: null,
    customer_phone: null,
    customer_shipping: null,
    customer_tax_exempt: 'none',
    customer_tax_ids: [],
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    due_date: null,
    effective_at: created,
    ending_balance: 0,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: {
      object: 'list',
      data: [describeLine(parts, id)],
      has_more: false,
      url: `/v1/invoices/${id}/lines`,
    },
    livemode: live,
    metadata: {},
    next_payment_attempt: null,
    number: `TEST-${id.slice(-8).toUpperCase()}`,
    on_behalf_of: parts.account,
    parent: {
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      type: 'subscription_details',
    },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: parts.reason === 'subscription_create' ? period.start : period.end,
    period_start: period.start,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    status: 'open',
    status_transitions: {
      finalized_at: created,
      marked_uncollectible_at: null,
      paid_at: null,
      voided_at: null,
    },
    subtotal: amount,
    subtotal_excluding_tax: amount,
    test_clock: null,
    total: amount,
    total_discount_amounts: [],
    total_excluding_tax: amount,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: created,
  };
}

function describeLine(parts: InvoiceParts, invoice: string): Stripe.InvoiceLineItem {
  const { subscription, amount, currency, live, period } = parts;
  const [item] = subscription.items.data;
  return {
    id: newId('il', 24),
    object: 'line_item',
    amount,
    currency,
    description: subscription.description,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice,
    livemode: live,
    metadata: subscription.metadata,
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration: false,
        proration_details: null,
        subscription: subscription.id,
        subscription_item: item?.id ?? '',
      },
      type: 'subscription_item_details',
    },
    period,
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: item?.price.id ?? '', product: idOf(item?.price.product) ?? '' },
      type: 'price_details',
      unit_amount_decimal: wireDecimal(amount),
    },
    quantity: 1,
    quantity_decimal: wireDecimal(1),
    subscription: subscription.id,
    subtotal: amount,
    taxes: [],
  };
}
