import { idOf } from './find-object.ts';
import { allOf, type StripeKind, type StripeOf, type StripeState } from './stripe-state.ts';

type Filters = Readonly<Record<string, unknown>>;

interface Resource {
  readonly path: string;
  readonly kind: StripeKind;
  /** the parameters of the list besides paging and time */
  readonly filters: readonly string[];
  readonly list: (
    state: StripeState,
    filters: Filters,
  ) => { readonly id: string; readonly created: number }[];
}

/** Everything that can be read by id and listed. */
export const RESOURCES: readonly Resource[] = [
  resource('/v1/checkout/sessions', 'checkout.session', {
    payment_intent: (one) => idOf(one.payment_intent),
    subscription: (one) => idOf(one.subscription),
    customer: (one) => idOf(one.customer),
    status: (one) => one.status,
  }),
  resource('/v1/payment_intents', 'payment_intent', { customer: (one) => idOf(one.customer) }),
  resource('/v1/charges', 'charge', {
    payment_intent: (one) => idOf(one.payment_intent),
    customer: (one) => idOf(one.customer),
  }),
  resource('/v1/refunds', 'refund', {
    payment_intent: (one) => idOf(one.payment_intent),
    charge: (one) => idOf(one.charge),
  }),
  resource('/v1/disputes', 'dispute', {
    payment_intent: (one) => idOf(one.payment_intent),
    charge: (one) => idOf(one.charge),
  }),
  resource('/v1/radar/early_fraud_warnings', 'radar.early_fraud_warning', {
    payment_intent: (one) => idOf(one.payment_intent),
    charge: (one) => idOf(one.charge),
  }),
  resource('/v1/customers', 'customer', { email: (one) => one.email }),
  resource('/v1/subscriptions', 'subscription', {
    customer: (one) => idOf(one.customer),
    status: (one) => one.status,
  }),
  resource('/v1/invoices', 'invoice', {
    customer: (one) => idOf(one.customer),
    status: (one) => one.status,
    subscription: (one) => idOf(one.parent?.subscription_details?.subscription),
  }),
  resource('/v1/invoice_payments', 'invoice_payment', {
    invoice: (one) => idOf(one.invoice),
    status: (one) => one.status,
    payment: (one) => idOf(one.payment.payment_intent),
  }),
  resource('/v1/events', 'event', { type: (one) => one.type, types: (one) => one.type }),
];

function resource<K extends StripeKind>(
  path: string,
  kind: K,
  filters: Readonly<Record<string, (one: StripeOf<K>) => unknown>>,
): Resource {
  return {
    path,
    kind,
    filters: Object.keys(filters),
    list: (state, given) =>
      allOf(state, kind).filter((one) =>
        Object.entries(filters).every(([name, read]) => meant(given[name], read(one))),
      ),
  };
}

/** `status=all` means any; `payment` names its payment intent inside. */
function meant(wanted: unknown, value: unknown): boolean {
  if (wanted === undefined || wanted === 'all') return true;
  if (Array.isArray(wanted)) return wanted.includes(value);
  if (typeof wanted === 'object' && wanted !== null && 'payment_intent' in wanted) {
    return wanted.payment_intent === value;
  }
  return wanted === value;
}
