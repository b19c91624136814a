import type Stripe from 'stripe';

/** An event as it is told and listed; the SDK's own type knows only events it lists by name. */
export interface StripeEvent {
  readonly id: string;
  readonly object: 'event';
  readonly account?: string;
  readonly api_version: string;
  readonly created: number;
  readonly data: { readonly object: unknown };
  readonly livemode: boolean;
  pending_webhooks: number;
  readonly request: { readonly id: null; readonly idempotency_key: null };
  readonly type: string;
}

/** Whatever can be asked for by id. References between them are ids; `expand` puts the objects in. */
export type StripeObject =
  | Stripe.Checkout.Session
  | Stripe.Charge
  | Stripe.Customer
  | Stripe.Dispute
  | Stripe.Invoice
  | Stripe.InvoicePayment
  | Stripe.PaymentIntent
  | Stripe.Radar.EarlyFraudWarning
  | Stripe.Refund
  | Stripe.Subscription
  | StripeEvent;

export type StripeKind = StripeObject['object'];
export type StripeOf<K extends StripeKind> = Extract<StripeObject, { object: K }>;

/** What a session was made with and does not show. */
export interface SessionOrder {
  readonly items: readonly Stripe.LineItem[];
  readonly payment: { readonly metadata: Stripe.Metadata; readonly description: string | null };
  readonly subscription: { readonly metadata: Stripe.Metadata; readonly description: string | null };
}

/** The first answer under an idempotency key. */
export interface KeptAnswer {
  readonly at: number;
  readonly request: string;
  readonly status: number;
  readonly body: unknown;
}

export interface StripeState {
  readonly objects: Map<string, StripeObject>;
  readonly orders: Map<string, SessionOrder>;
  readonly answers: Map<string, KeptAnswer>;
}

export function createStripeState(): StripeState {
  return { objects: new Map(), orders: new Map(), answers: new Map() };
}

/** Newest first, as Stripe lists. */
export function allOf<K extends StripeKind>(state: StripeState, kind: K): StripeOf<K>[] {
  return [...state.objects.values()].filter((one): one is StripeOf<K> => one.object === kind).reverse();
}
