import type Stripe from 'stripe';
import { fromSeconds } from '../from-seconds.ts';
import type { SubscriptionFacts } from '../payment-provider.ts';
import type { StripeClient } from './stripe-client.ts';
import { readStripeInvoices } from './stripe-invoices.ts';

const OVER = ['canceled', 'incomplete_expired'];

export async function readStripeSubscription(
  client: StripeClient,
  subscriptionRef: string,
  now: Date,
): Promise<SubscriptionFacts> {
  const subscription = await client.ask((sdk) => sdk.subscriptions.retrieve(subscriptionRef));
  const ends = subscription.items.data.map(({ current_period_end }) => current_period_end);
  const periodEnd = ends.length === 0 ? null : fromSeconds(Math.max(...ends));
  return {
    subscriptionRef,
    orderId: subscription.metadata.order_id ?? null,
    state: stateOf(subscription, periodEnd, now),
    periodEnd,
    invoices: await readStripeInvoices(client, subscription),
    live: subscription.livemode,
  };
}

function stateOf(
  { status, cancel_at_period_end, cancel_at }: Stripe.Subscription,
  periodEnd: Date | null,
  now: Date,
): SubscriptionFacts['state'] {
  if (status === 'canceled') return periodEnd !== null && periodEnd > now ? 'cancelled' : 'ended';
  if (OVER.includes(status)) return 'ended';
  if (status !== 'active' && status !== 'trialing') return 'past-due';
  return cancel_at_period_end || cancel_at !== null ? 'cancelled' : 'active';
}

/** Nothing is charged any more; what is paid runs to its end. */
export async function cancelStripeSubscription(
  { ask }: StripeClient,
  subscriptionRef: string,
  idempotencyKey: string,
): Promise<void> {
  const { status } = await ask((sdk) => sdk.subscriptions.retrieve(subscriptionRef));
  if (OVER.includes(status)) return;
  await ask((sdk) =>
    sdk.subscriptions.update(
      subscriptionRef,
      { cancel_at_period_end: true },
      { idempotencyKey: `cancel-${idempotencyKey}` },
    ),
  );
}
