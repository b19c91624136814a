import { type Static, Type } from 'typebox';
import { Id, Instant, NullableInstant, pageOf } from './page.ts';
import { PaymentProviderName } from './payment-providers.ts';
import { BILLING_INTERVALS, Currency } from './prices.ts';

/** `past-due`: a renewal could not be collected yet. `cancelled`: runs to the end of the paid period. */
export const SUBSCRIPTION_STATES = ['active', 'past-due', 'cancelled', 'ended'] as const;
const SubscriptionState = Type.Enum(SUBSCRIPTION_STATES);

/** `GET /v1/subscriptions` (signed in) → 200, newest first; `POST …/:id/cancel` → 200. */
export const Subscription = Type.Object({
  id: Id,
  orderId: Id,
  state: SubscriptionState,
  provider: PaymentProviderName,
  live: Type.Boolean(),
  description: Type.String(),
  currency: Currency,
  /** each time, tax included */
  amount: Type.Integer(),
  interval: Type.Enum(BILLING_INTERVALS),
  /** end of the newest paid period */
  periodEnd: Instant,
  /** end of what it pays for: later than that of the period where other time was paid for before */
  runsUntil: Instant,
  cancelAskedAt: NullableInstant,
  createdAt: Instant,
});
export type Subscription = Static<typeof Subscription>;
export const SubscriptionPage = pageOf(Subscription);
export type SubscriptionPage = Static<typeof SubscriptionPage>;
