import type Stripe from 'stripe';
import type { PaymentsSide } from '../payments-side.ts';
import { seconds, takeNext } from '../payments-world.ts';
import { chargeInvoice } from './charge-invoice.ts';
import { describeInvoice } from './describe-invoice.ts';
import { periodEnd } from './describe-subscription.ts';
import { emitEvent } from './emit-event.ts';
import { findObject, idOf } from './find-object.ts';
import { invalid } from './stripe-errors.ts';

/** The next period begins and is charged; while an invoice is unpaid, that one is tried again instead. */
export function renewSubscription(
  side: PaymentsSide,
  subscriptionId: string,
  outcome: 'pay' | 'fail',
): Stripe.Invoice {
  const { stripe } = side.world;
  const subscription = findObject(stripe, 'subscription', subscriptionId);
  if (subscription.status === 'canceled') throw invalid('This subscription is canceled.');
  const last = findObject(stripe, 'invoice', idOf(subscription.latest_invoice) ?? '');
  const invoice = last.status === 'open' ? last : beginPeriod(side, subscription, last);
  chargeInvoice(side, invoice, outcome === 'pay' ? 'succeeded' : 'declined');
  subscription.status = outcome === 'pay' ? 'active' : 'past_due';
  emitEvent(side, 'customer.subscription.updated', subscription);
  if (outcome === 'pay' && subscription.cancel_at_period_end) cancelSubscription(side, subscriptionId);
  return invoice;
}

export function cancelSubscription(side: PaymentsSide, subscriptionId: string): Stripe.Subscription {
  const subscription = findObject(side.world.stripe, 'subscription', subscriptionId);
  if (subscription.status === 'canceled') {
    throw invalid(`No such subscription: '${subscriptionId}'`, 'resource_missing', 'id');
  }
  const now = seconds(side.world);
  subscription.status = 'canceled';
  subscription.canceled_at = now;
  subscription.ended_at = now;
  if (subscription.cancellation_details !== null) {
    subscription.cancellation_details.reason = 'cancellation_requested';
  }
  emitEvent(side, 'customer.subscription.deleted', subscription);
  return subscription;
}

function beginPeriod(
  side: PaymentsSide,
  subscription: Stripe.Subscription,
  last: Stripe.Invoice,
): Stripe.Invoice {
  const [item] = subscription.items.data;
  if (item === undefined) throw invalid('This subscription has no item.');
  const start = item.current_period_end;
  const end = periodEnd(item.price, start);
  item.current_period_start = start;
  item.current_period_end = end;
  const next = takeNext(side.world, 'stripe');
  const invoice = describeInvoice(side.world, {
    subscription,
    amount: next.amount ?? last.amount_due,
    currency: next.currency?.toLowerCase() ?? last.currency,
    live: next.live ?? last.livemode,
    account: next.account ?? idOf(last.on_behalf_of),
    email: last.customer_email,
    reason: 'subscription_cycle',
    period: { start, end },
  });
  side.world.stripe.objects.set(invoice.id, invoice);
  subscription.latest_invoice = invoice.id;
  emitEvent(side, 'invoice.created', invoice);
  emitEvent(side, 'invoice.finalized', invoice);
  return invoice;
}
