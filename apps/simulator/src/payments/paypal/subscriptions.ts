import { newCapitals, newPayerId } from '../ids.ts';
import type { PaymentsSide } from '../payments-side.ts';
import { takeNext } from '../payments-world.ts';
import { addInterval } from '../periods.ts';
import type { NextPayment, Outcome } from '../types.ts';
import { type ApprovalResult, link, makeCapture } from './orders.ts';
import { findIn, PaypalError } from './paypal-errors.ts';
import { moneyOf } from './paypal-money.ts';
import type { BillingCycle, Money, PaypalCapture, PaypalPlan, PaypalSubscription } from './paypal-state.ts';
import type { PlanBody, SubscriptionBody } from './schemas.ts';
import { tellEvent, timeOf, writeTime } from './tell-event.ts';

export function createPlan({ world }: PaymentsSide, body: PlanBody): PaypalPlan {
  const id = `P-${newCapitals(24)}`;
  const now = timeOf(world);
  const plan: PaypalPlan = {
    id,
    product_id: body.product_id,
    name: body.name,
    status: 'ACTIVE',
    ...(body.description === undefined ? {} : { description: body.description }),
    billing_cycles: body.billing_cycles,
    payment_preferences: body.payment_preferences,
    quantity_supported: body.quantity_supported ?? false,
    create_time: now,
    update_time: now,
    links: [link(world.origin, `/v1/billing/plans/${id}`, 'self')],
  };
  regularOf(plan);
  world.paypal.plans.set(id, plan);
  return plan;
}

export function createSubscription(side: PaymentsSide, body: SubscriptionBody): PaypalSubscription {
  const { world } = side;
  const plan = findIn(world.paypal.plans, body.plan_id);
  const id = `I-${newCapitals(12)}`;
  const now = timeOf(world);
  const subscription: PaypalSubscription = {
    id,
    status: 'APPROVAL_PENDING',
    status_update_time: now,
    plan_id: plan.id,
    start_time: body.start_time ?? now,
    quantity: body.quantity ?? '1',
    ...(body.custom_id === undefined ? {} : { custom_id: body.custom_id }),
    subscriber:
      body.subscriber?.email_address === undefined ? {} : { email_address: body.subscriber.email_address },
    billing_info: {
      outstanding_balance: moneyOf(0, regularOf(plan).price.currency_code),
      cycle_executions: [],
      failed_payments_count: 0,
    },
    create_time: now,
    update_time: now,
    links: [
      {
        href: `${world.origin}/paypal/webapps/billing/subscriptions?ba_token=${id}`,
        rel: 'approve',
        method: 'GET',
      },
      link(world.origin, `/v1/billing/subscriptions/${id}`, 'self'),
    ],
  };
  const context = body.application_context;
  world.paypal.subscriptions.set(id, subscription);
  world.paypal.returns.set(id, {
    returnUrl: context?.return_url ?? null,
    cancelUrl: context?.cancel_url ?? null,
  });
  tellEvent(side, 'BILLING.SUBSCRIPTION.CREATED', 'subscription', subscription);
  return subscription;
}

/** The buyer agrees on PayPal's page; the first period is paid at once. */
export function approveSubscription(side: PaymentsSide, id: string, chosen: Outcome): ApprovalResult {
  const { world } = side;
  const subscription = findIn(world.paypal.subscriptions, id);
  if (subscription.status !== 'APPROVAL_PENDING') return 'over';
  if (chosen === 'challenge') return 'challenge';
  const next = takeNext(world, 'paypal');
  const outcome = next.outcome ?? chosen;
  if (outcome === 'challenge') return 'challenge';
  if (outcome === 'decline') return 'declined';
  subscription.subscriber = {
    email_address: subscription.subscriber.email_address ?? 'buyer@example.com',
    payer_id: newPayerId(),
  };
  subscription.links = subscription.links.filter(({ rel }) => rel !== 'approve');
  setStatus(side, subscription, 'ACTIVE');
  const sale = charge(side, subscription, next);
  tellEvent(side, 'BILLING.SUBSCRIPTION.ACTIVATED', 'subscription', subscription);
  tellSale(side, subscription, sale);
  return 'approved';
}

/** The next period is charged, or that fails; `end`: PayPal suspends it. */
export function renewSubscription(side: PaymentsSide, id: string, outcome: 'pay' | 'fail' | 'end'): string {
  const subscription = findIn(side.world.paypal.subscriptions, id);
  if (subscription.status !== 'ACTIVE' && subscription.status !== 'SUSPENDED') {
    throw new PaypalError(
      422,
      'SUBSCRIPTION_STATUS_INVALID',
      `A subscription that is ${subscription.status} is not charged.`,
    );
  }
  if (outcome === 'pay') {
    setStatus(side, subscription, 'ACTIVE');
    const sale = charge(side, subscription, takeNext(side.world, 'paypal'));
    tellSale(side, subscription, sale);
    return sale.id;
  }
  if (outcome === 'fail') {
    const { billing_info: info } = subscription;
    subscription.billing_info = { ...info, failed_payments_count: info.failed_payments_count + 1 };
    tellEvent(side, 'BILLING.SUBSCRIPTION.PAYMENT.FAILED', 'subscription', subscription);
  } else {
    setStatus(side, subscription, 'SUSPENDED');
    tellEvent(side, 'BILLING.SUBSCRIPTION.SUSPENDED', 'subscription', subscription);
  }
  return subscription.id;
}

export function cancelSubscription(side: PaymentsSide, id: string, reason: string): void {
  const subscription = findIn(side.world.paypal.subscriptions, id);
  if (subscription.status !== 'ACTIVE' && subscription.status !== 'SUSPENDED') {
    throw new PaypalError(
      422,
      'SUBSCRIPTION_STATUS_INVALID',
      'Invalid subscription status for cancel action; subscription status should be active or suspended.',
    );
  }
  subscription.status_change_note = reason;
  const { next_billing_time: _, ...info } = subscription.billing_info;
  subscription.billing_info = info;
  setStatus(side, subscription, 'CANCELLED');
  tellEvent(side, 'BILLING.SUBSCRIPTION.CANCELLED', 'subscription', subscription);
}

/** What a subscription's plan charges and how often. Throws PayPal's 422 for a plan without a price. */
export function regularOf({ billing_cycles: cycles }: PaypalPlan): {
  readonly cycle: BillingCycle;
  readonly price: Money;
} {
  const cycle = cycles.find(({ tenure_type: type }) => type === 'REGULAR');
  const price = cycle?.pricing_scheme?.fixed_price;
  if (cycle === undefined || price === undefined) {
    throw new PaypalError(422, 'MISSING_PRICING_SCHEME', 'A regular billing cycle with a price is needed.');
  }
  return { cycle, price };
}

function charge(side: PaymentsSide, subscription: PaypalSubscription, next: NextPayment): PaypalCapture {
  const { world } = side;
  const { cycle, price } = regularOf(findIn(world.paypal.plans, subscription.plan_id));
  const sale = makeCapture(side, {
    amount: price,
    next,
    pending: next.outcome === 'pending',
    ...(subscription.custom_id === undefined ? {} : { custom: subscription.custom_id }),
  });
  world.paypal.sales.set(sale.id, subscription.id);
  const { billing_info: info } = subscription;
  const paid = [...world.paypal.sales.values()].filter((id) => id === subscription.id).length;
  const { interval_unit: unit, interval_count: count } = cycle.frequency;
  const from = Date.parse(info.next_billing_time ?? subscription.start_time);
  subscription.billing_info = {
    ...info,
    cycle_executions: [
      {
        tenure_type: 'REGULAR',
        sequence: cycle.sequence,
        cycles_completed: paid,
        cycles_remaining: 0,
        total_cycles: cycle.total_cycles ?? 0,
      },
    ],
    last_payment: { amount: sale.amount, time: sale.create_time },
    next_billing_time: writeTime(addInterval(from, unit.toLowerCase(), count ?? 1)),
    failed_payments_count: 0,
  };
  return sale;
}

/** Payments of subscriptions are told in the words of the older API. */
function tellSale(side: PaymentsSide, subscription: PaypalSubscription, sale: PaypalCapture): void {
  const pending = sale.status === 'PENDING';
  tellEvent(side, pending ? 'PAYMENT.SALE.PENDING' : 'PAYMENT.SALE.COMPLETED', 'sale', {
    id: sale.id,
    state: pending ? 'pending' : 'completed',
    amount: {
      total: sale.amount.value,
      currency: sale.amount.currency_code,
      details: { subtotal: sale.amount.value },
    },
    payment_mode: 'INSTANT_TRANSFER',
    billing_agreement_id: subscription.id,
    ...(subscription.custom_id === undefined ? {} : { custom: subscription.custom_id }),
    create_time: sale.create_time,
    update_time: sale.update_time,
    links: [link(side.world.origin, `/v2/payments/captures/${sale.id}`, 'self')],
  });
}

function setStatus(
  { world }: PaymentsSide,
  subscription: PaypalSubscription,
  status: PaypalSubscription['status'],
): void {
  subscription.status = status;
  subscription.status_update_time = timeOf(world);
  subscription.update_time = timeOf(world);
}
