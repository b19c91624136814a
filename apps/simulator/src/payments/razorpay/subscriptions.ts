import { newId } from '../ids.ts';
import type { PaymentsSide } from '../payments-side.ts';
import { type PaymentsWorld, seconds, takeNext } from '../payments-world.ts';
import { addInterval } from '../periods.ts';
import type { NextPayment, Outcome } from '../types.ts';
import { type CheckoutResult, createOrder } from './pay-order.ts';
import { findEntity, RazorpayError } from './razorpay-errors.ts';
import type {
  RazorpayInvoice,
  RazorpayPayment,
  RazorpayPlan,
  RazorpaySubscription,
} from './razorpay-state.ts';
import type { PlanBody, SubscriptionBody } from './schemas.ts';
import { type Buyer, markCaptured, NOBODY, takePayment } from './take-payment.ts';
import { tellEvent } from './tell-event.ts';

const WORDS = { daily: 'day', weekly: 'week', monthly: 'month', quarterly: 'month', yearly: 'year' } as const;

export function createPlan({ world }: PaymentsSide, body: PlanBody): RazorpayPlan {
  const { item } = body;
  const plan: RazorpayPlan = {
    id: newId('plan', 14),
    entity: 'plan',
    interval: body.interval,
    period: body.period,
    item: {
      id: newId('item', 14),
      active: true,
      name: item.name,
      description: item.description ?? null,
      amount: item.amount,
      unit_amount: item.amount,
      currency: item.currency,
      type: 'plan',
    },
    notes: body.notes ?? [],
    created_at: seconds(world),
  };
  world.razorpay.objects.set(plan.id, plan);
  return plan;
}

export function createSubscription({ world }: PaymentsSide, body: SubscriptionBody): RazorpaySubscription {
  const plan = findEntity(world.razorpay, 'plan', body.plan_id);
  const id = newId('sub', 14);
  const now = seconds(world);
  const subscription: RazorpaySubscription = {
    id,
    entity: 'subscription',
    plan_id: plan.id,
    customer_id: null,
    status: 'created',
    current_start: null,
    current_end: null,
    ended_at: null,
    quantity: body.quantity ?? 1,
    notes: body.notes ?? [],
    charge_at: null,
    start_at: body.start_at ?? now,
    end_at: periodEnd(plan, body.start_at ?? now, body.total_count),
    auth_attempts: 0,
    total_count: body.total_count,
    paid_count: 0,
    customer_notify: body.customer_notify !== false && body.customer_notify !== 0,
    created_at: now,
    expire_by: body.expire_by ?? null,
    short_url: `${world.origin}/razorpay/subscriptions/${id}`,
    has_scheduled_changes: false,
    change_scheduled_at: null,
    source: 'api',
    remaining_count: body.total_count,
  };
  world.razorpay.objects.set(id, subscription);
  return subscription;
}

/** The first payment, on the subscription's page. */
export function paySubscription(
  side: PaymentsSide,
  subscriptionId: string,
  { chosen, buyer = NOBODY }: { readonly chosen: Outcome; readonly buyer?: Buyer },
): CheckoutResult {
  const subscription = findEntity(side.world.razorpay, 'subscription', subscriptionId);
  if (subscription.status !== 'created') return { kind: 'over' };
  if (chosen === 'challenge') return { kind: 'challenge' };
  const next = takeNext(side.world, 'razorpay');
  const outcome = next.outcome ?? chosen;
  if (outcome === 'challenge') return { kind: 'challenge' };
  subscription.auth_attempts += 1;
  if (outcome === 'decline') {
    fail(side, subscription, next);
    return { kind: 'declined' };
  }
  subscription.customer_id = newId('cust', 14);
  subscription.status = 'authenticated';
  tellEvent(side, 'subscription.authenticated', [subscription]);
  return { kind: 'paid', payment: charge(side, subscription, { buyer, next, first: true }) };
}

/** The next period is charged. While the last try failed, it is the same period again. */
export function renewSubscription(
  side: PaymentsSide,
  subscriptionId: string,
  outcome: 'pay' | 'fail' | 'end',
): string {
  const subscription = findEntity(side.world.razorpay, 'subscription', subscriptionId);
  if (!['active', 'pending', 'halted'].includes(subscription.status)) {
    throw new RazorpayError(400, `A subscription that is ${subscription.status} is not charged`);
  }
  if (outcome === 'end') {
    subscription.status = 'halted';
    tellEvent(side, 'subscription.halted', [subscription]);
    return subscription.id;
  }
  if (subscription.has_scheduled_changes) {
    end(side, subscription);
    return subscription.id;
  }
  const next = takeNext(side.world, 'razorpay');
  if (outcome === 'fail') {
    const payment = fail(side, subscription, next);
    subscription.status = 'pending';
    tellEvent(side, 'subscription.pending', [subscription]);
    return payment.id;
  }
  return charge(side, subscription, { buyer: NOBODY, next, first: false }).id;
}

export function cancelSubscription(
  side: PaymentsSide,
  subscriptionId: string,
  atCycleEnd: boolean,
): RazorpaySubscription {
  const subscription = findEntity(side.world.razorpay, 'subscription', subscriptionId);
  if (['cancelled', 'completed', 'expired'].includes(subscription.status)) {
    throw new RazorpayError(400, `Subscription is not cancellable in ${subscription.status} status.`);
  }
  if (!atCycleEnd) end(side, subscription);
  else {
    subscription.has_scheduled_changes = true;
    subscription.change_scheduled_at = subscription.current_end;
  }
  return subscription;
}

function end(side: PaymentsSide, subscription: RazorpaySubscription): void {
  subscription.status = 'cancelled';
  subscription.ended_at = seconds(side.world);
  subscription.charge_at = null;
  tellEvent(side, 'subscription.cancelled', [subscription]);
}

function fail(side: PaymentsSide, subscription: RazorpaySubscription, next: NextPayment): RazorpayPayment {
  const order = orderOf(side, subscription);
  const payment = takePayment(side, order, { status: 'failed', buyer: NOBODY, next });
  tellEvent(side, 'payment.failed', [payment]);
  return payment;
}

function charge(
  side: PaymentsSide,
  subscription: RazorpaySubscription,
  { buyer, next, first }: { readonly buyer: Buyer; readonly next: NextPayment; readonly first: boolean },
): RazorpayPayment {
  const { world } = side;
  const plan = findEntity(world.razorpay, 'plan', subscription.plan_id);
  const order = orderOf(side, subscription);
  const invoiceId = newId('inv', 14);
  const payment = takePayment(side, order, { status: 'authorized', buyer, next, invoice: invoiceId });
  markCaptured(order, payment);
  const start = subscription.current_end ?? seconds(world);
  subscription.current_start = start;
  subscription.current_end = periodEnd(plan, start, 1);
  subscription.charge_at = subscription.current_end;
  subscription.status = 'active';
  subscription.paid_count += 1;
  subscription.remaining_count -= 1;
  const invoice = describeInvoice(world, { id: invoiceId, subscription, payment, plan });
  world.razorpay.objects.set(invoice.id, invoice);
  tellEvent(side, 'payment.captured', [payment]);
  tellEvent(side, 'invoice.paid', [invoice, order, payment]);
  if (first) tellEvent(side, 'subscription.activated', [subscription]);
  tellEvent(side, 'subscription.charged', [subscription, payment]);
  return payment;
}

function orderOf(side: PaymentsSide, subscription: RazorpaySubscription) {
  const { item } = findEntity(side.world.razorpay, 'plan', subscription.plan_id);
  return createOrder(side, { amount: item.amount * subscription.quantity, currency: item.currency });
}

function describeInvoice(
  world: PaymentsWorld,
  parts: {
    readonly id: string;
    readonly subscription: RazorpaySubscription;
    readonly payment: RazorpayPayment;
    readonly plan: RazorpayPlan;
  },
): RazorpayInvoice {
  const { subscription, payment, plan } = parts;
  const now = seconds(world);
  return {
    id: parts.id,
    entity: 'invoice',
    receipt: null,
    invoice_number: null,
    customer_id: subscription.customer_id,
    customer_details: { email: payment.email, contact: payment.contact },
    subscription_id: subscription.id,
    order_id: payment.order_id,
    payment_id: payment.id,
    status: 'paid',
    line_items: [{ name: plan.item.name, amount: payment.amount, currency: payment.currency }],
    expire_by: null,
    issued_at: now,
    paid_at: now,
    cancelled_at: null,
    expired_at: null,
    amount: payment.amount,
    amount_paid: payment.amount,
    amount_due: 0,
    currency: payment.currency,
    billing_start: subscription.current_start ?? now,
    billing_end: subscription.current_end ?? now,
    short_url: subscription.short_url,
    notes: [],
    created_at: now,
  };
}

function periodEnd({ period, interval }: RazorpayPlan, from: number, count: number): number {
  const times = period === 'quarterly' ? 3 : 1;
  return addInterval(from * 1000, WORDS[period], interval * count * times) / 1000;
}
