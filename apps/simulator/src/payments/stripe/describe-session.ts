import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import { type PaymentsWorld, seconds } from '../payments-world.ts';
import type { SessionBody } from './schemas.ts';

const DAY = 86_400;

/** A new session, open and unpaid. */
export function describeSession(
  world: PaymentsWorld,
  body: SessionBody,
  { live, currency, amount }: { readonly live: boolean; readonly currency: string; readonly amount: number },
): Stripe.Checkout.Session {
  const created = seconds(world);
  const id = newId(live ? 'cs_live' : 'cs_test', 58);
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: null,
    after_expiration: null,
    allow_promotion_codes: body.allow_promotion_codes ?? null,
    allowed_payment_method_types: null,
    amount_subtotal: amount,
    amount_total: amount,
    automatic_tax: {
      enabled: body.automatic_tax?.enabled ?? false,
      liability: null,
      provider: null,
      status: null,
    },
    billing_address_collection: body.billing_address_collection ?? null,
    cancel_url: body.cancel_url ?? null,
    client_reference_id: body.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created,
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: null,
    customer_account: null,
    customer_creation: body.customer_creation ?? (body.mode === 'payment' ? 'if_required' : 'always'),
    customer_details: null,
    customer_email: body.customer_email ?? null,
    discounts: [],
    expires_at: body.expires_at ?? created + DAY,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: live,
    locale: body.locale ?? null,
    managed_payments: null,
    metadata: body.metadata ?? {},
    mode: body.mode,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: body.mode === 'payment' ? 'if_required' : 'always',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: body.payment_method_types ?? ['card'],
    payment_status: 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: body.submit_type ?? null,
    subscription: null,
    success_url: body.success_url,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${world.origin}/stripe/c/pay/${id}`,
    wallet_options: null,
  };
}
