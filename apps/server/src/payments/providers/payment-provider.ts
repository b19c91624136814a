export type ProviderName = 'stripe' | 'razorpay' | 'paypal';

/** What an order asks a provider to collect. Amounts in the currency's minor unit. */
export interface CheckoutRequest {
  readonly orderId: string; // uuid; also the idempotency key and what the provider carries back
  readonly mode: 'payment' | 'subscription';
  readonly interval: 'month' | 'year' | null; // null for mode payment
  readonly currency: string; // ISO 4217, upper case
  readonly amount: number; // minor units, tax included
  readonly description: string; // "MyWASender Pro, 1 year"
  readonly email: string | null;
  readonly successUrl: string; // where the buyer comes back to, paid or not yet
  readonly cancelUrl: string;
  /** the provider's own plan for this price, made earlier by `createPlan`; providers that need none get null */
  readonly providerPlanId: string | null;
}

/** Where the buyer's browser goes: a link, or a form our page posts (Razorpay's hosted checkout). */
export type HostedPage =
  | { readonly method: 'GET'; readonly url: string }
  | { readonly method: 'POST'; readonly url: string; readonly fields: Readonly<Record<string, string>> };

export interface Checkout {
  readonly providerRef: string;
  readonly page: HostedPage;
  readonly expiresAt: Date | null;
}

/** What the provider says about an order when asked again; the only thing fulfilment believes. */
export interface PaymentFacts {
  readonly orderId: string | null; // what the provider carries of ours
  readonly state: 'open' | 'pending' | 'paid' | 'failed' | 'expired';
  readonly amount: number;
  readonly currency: string;
  readonly live: boolean;
  readonly account: string | null; // whose account took the money, where the provider says
  readonly paymentRef: string | null; // charge / payment / capture id, for refunds
  readonly subscriptionRef: string | null;
  readonly periodEnd: Date | null; // of the paid period, subscriptions only
  readonly refunded: number; // minor units
  readonly dispute: 'none' | 'open' | 'won' | 'lost';
}

/** A verified notification, reduced to what must be looked at. Never carries the decision itself. */
export type PaymentNotice = {
  readonly eventId: string;
  readonly type: string; // the provider's own name
  readonly occurredAt: Date | null;
} & (
  | { readonly about: 'checkout'; readonly providerRef: string }
  | { readonly about: 'payment'; readonly paymentRef: string }
  | { readonly about: 'subscription'; readonly subscriptionRef: string }
  | { readonly about: 'invoice'; readonly subscriptionRef: string; readonly invoiceRef: string }
  | { readonly about: 'nothing' } // an event we do not use
);

export interface SubscriptionFacts {
  readonly subscriptionRef: string;
  readonly orderId: string | null;
  readonly state: 'active' | 'past-due' | 'cancelled' | 'ended';
  readonly periodEnd: Date | null;
  /** paid periods, newest last; each is unique by invoiceRef */
  readonly invoices: readonly {
    readonly invoiceRef: string;
    readonly amount: number;
    readonly currency: string;
    readonly paidAt: Date;
    readonly periodEnd: Date;
    readonly paymentRef: string | null;
    readonly refunded: number;
  }[];
  readonly live: boolean;
}

export interface PaymentProvider {
  readonly name: ProviderName;
  readonly live: boolean; // false: test keys or a fake
  /** null where inline prices are enough (Stripe) */
  createPlan(price: {
    readonly priceId: string;
    readonly name: string;
    readonly currency: string;
    readonly amount: number;
    readonly interval: 'month' | 'year';
  }): Promise<string | null>;
  /** Calling it again with the same orderId gives the same checkout, never a second one. */
  createCheckout(request: CheckoutRequest): Promise<Checkout>;
  /** Looks the order up; where the provider needs a capture (PayPal), an approved order is captured first, under the order's own request id. */
  settle(order: {
    readonly orderId: string;
    readonly providerRef: string;
    readonly mode: 'payment' | 'subscription';
  }): Promise<PaymentFacts>;
  /** The order a payment belongs to (refund and dispute notices name the payment alone). */
  findByPayment(paymentRef: string): Promise<PaymentFacts & { readonly providerRef: string | null }>;
  readSubscription(subscriptionRef: string): Promise<SubscriptionFacts>;
  cancelSubscription(subscriptionRef: string, idempotencyKey: string): Promise<void>;
  /** amount in minor units; the same key and amount give the same refund */
  refund(refund: {
    readonly paymentRef: string;
    readonly amount: number;
    readonly currency: string;
    readonly idempotencyKey: string;
    readonly reason: string;
  }): Promise<{ readonly refundRef: string; readonly state: 'done' | 'pending' | 'failed' }>;
  /** Verifies raw bytes with headers in constant time. Throws AppError('WEBHOOK_SIGNATURE_INVALID') or ('WEBHOOK_TOO_OLD'). */
  readNotice(
    raw: Buffer,
    headers: Readonly<Record<string, string | string[] | undefined>>,
    now: Date,
  ): Promise<PaymentNotice>;
  /** Signed parameters the buyer's browser brings back (Razorpay's callback); false when they are not the provider's. */
  checkReturn(fields: Readonly<Record<string, string>>, providerRef: string): boolean;
  /** Everything paid or refunded since, for the daily reconcile. */
  listSince(since: Date): AsyncIterable<{
    readonly orderId: string | null;
    readonly providerRef: string | null;
    readonly paymentRef: string;
    readonly amount: number;
    readonly currency: string;
    readonly refunded: number;
    readonly createdAt: Date;
  }>;
}
