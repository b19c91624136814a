export const PROVIDERS = ['stripe', 'razorpay', 'paypal'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** What a buyer's attempt to pay comes to. `pending`: taken, and only later known whether the money comes. */
export type Outcome = 'pay' | 'decline' | 'challenge' | 'pending';

/** How the next payments differ from what was ordered. Amounts are minor units. */
export interface NextPayment {
  readonly outcome?: Outcome;
  readonly amount?: number;
  readonly currency?: string;
  readonly live?: boolean;
  /** taken by somebody else's account */
  readonly account?: string;
  readonly times: number;
}

/**
 * `refuse`: answers 503; `cut`: ends the connection before anything is done; `lost`: does what was asked and ends the
 * connection instead of answering; `hang`: never answers.
 */
export interface Outage {
  readonly mode: 'refuse' | 'cut' | 'lost' | 'hang';
  /** null: until it is ended */
  readonly times: number | null;
}

export interface DeliveryFaults {
  /** kept back until they are released */
  readonly hold: boolean;
  readonly delayMs: number;
  /** so many of the next are lost for good */
  readonly drop: number;
  /** how often each is delivered */
  readonly copies: number;
  /** each waits for the one behind it */
  readonly reorder: boolean;
}

export interface Attempt {
  readonly at: string;
  /** HTTP status, or what went wrong before there was one */
  readonly result: number | string;
}

export interface Delivery {
  readonly id: string;
  readonly provider: Provider;
  readonly eventId: string;
  readonly type: string;
  readonly body: string;
  state: 'held' | 'waiting' | 'delivered' | 'dropped' | 'given-up';
  readonly attempts: Attempt[];
  /** ISO 8601; of waiting ones */
  nextAttemptAt: string | null;
}

/** Where a provider tells its events, and what signs them: a secret, or the id of the webhook (PayPal). */
export interface WebhookTarget {
  readonly url: string;
  readonly secret: string;
}

/** One merchant as the control sets it. */
export interface Merchant {
  /** user name of the API: the secret key (Stripe), key id (Razorpay), client id (PayPal) */
  readonly keyId: string;
  /** the second half; Stripe has none */
  readonly keySecret: string;
  readonly accountId: string;
  readonly live: boolean;
  readonly name: string;
  webhook: WebhookTarget | null;
}

/** One call and its answer, for what a test holds them against. */
export interface PaymentExchange {
  readonly provider: Provider;
  readonly method: string;
  /** behind the provider's prefix, ids as they are, e.g. `/v1/refunds/re_1` */
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** not there yet when a request is looked at */
  readonly answer?: { readonly status: number; readonly body: unknown };
}
