import type Stripe from 'stripe';
import type { PaymentsSide } from '../payments-side.ts';
import { seconds, takeNext } from '../payments-world.ts';
import type { NextPayment, Outcome } from '../types.ts';
import { chargeInvoice } from './charge-invoice.ts';
import { describeCustomer } from './describe-customer.ts';
import { describeInvoice } from './describe-invoice.ts';
import { describePayment } from './describe-payment.ts';
import { describeSubscription } from './describe-subscription.ts';
import { emitEvent } from './emit-event.ts';
import { findObject } from './find-object.ts';
import type { SessionOrder } from './stripe-state.ts';

export type SessionResult = 'paid' | 'declined' | 'challenge' | 'over';

/** A buyer tries to pay. What the control planned for the next payment goes before what the buyer chose. */
export function paySession(side: PaymentsSide, sessionId: string, chosen: Outcome): SessionResult {
  const session = findObject(side.world.stripe, 'checkout.session', sessionId);
  if (session.status === 'open' && session.expires_at <= seconds(side.world)) expireSession(side, session);
  const order = side.world.stripe.orders.get(session.id);
  if (session.status !== 'open' || order === undefined) return 'over';
  if (chosen === 'challenge') return 'challenge';
  const next = takeNext(side.world, 'stripe');
  const outcome = next.outcome ?? chosen;
  if (outcome === 'challenge') return 'challenge';
  change(session, next);
  if (session.mode === 'subscription') return subscribe(side, session, order, outcome, next);
  return payOnce(side, session, order, outcome, next);
}

export function expireSession(side: PaymentsSide, session: Stripe.Checkout.Session): void {
  session.status = 'expired';
  session.url = null;
  emitEvent(side, 'checkout.session.expired', session);
}

/** What is taken is not what was ordered. */
function change(session: Stripe.Checkout.Session, { amount, currency, live }: NextPayment): void {
  if (amount !== undefined) {
    session.amount_total = amount;
    session.amount_subtotal = amount;
  }
  if (currency !== undefined) session.currency = currency.toLowerCase();
  if (live !== undefined) session.livemode = live;
}

function payOnce(
  side: PaymentsSide,
  session: Stripe.Checkout.Session,
  order: SessionOrder,
  outcome: Outcome,
  { account = null }: { readonly account?: string | null },
): SessionResult {
  const state = outcome === 'decline' ? 'declined' : outcome === 'pending' ? 'processing' : 'succeeded';
  const { objects } = side.world.stripe;
  const { intent, charge } = describePayment(side.world, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'usd',
    live: session.livemode,
    account,
    customer: null,
    email: session.customer_email,
    description: order.payment.description,
    metadata: order.payment.metadata,
    state,
  });
  objects.set(intent.id, intent);
  objects.set(charge.id, charge);
  session.payment_intent = intent.id;
  if (state === 'declined') {
    emitEvent(side, 'charge.failed', charge);
    emitEvent(side, 'payment_intent.payment_failed', intent);
    return 'declined';
  }
  emitEvent(side, 'payment_intent.created', intent);
  if (state === 'succeeded') {
    emitEvent(side, 'charge.succeeded', charge);
    emitEvent(side, 'payment_intent.succeeded', intent);
  } else {
    emitEvent(side, 'charge.pending', charge);
    emitEvent(side, 'payment_intent.processing', intent);
  }
  complete(side, session, state === 'succeeded');
  return 'paid';
}

function subscribe(
  side: PaymentsSide,
  session: Stripe.Checkout.Session,
  order: SessionOrder,
  outcome: Outcome,
  { account = null }: { readonly account?: string | null },
): SessionResult {
  const price = order.items.find((item) => item.price?.type === 'recurring')?.price;
  if (outcome === 'decline' || price == null) return 'declined';
  const { objects } = side.world.stripe;
  const { livemode: live, customer_email: email } = session;
  const currency = session.currency ?? price.currency;
  const customer = describeCustomer(side.world, email, live);
  const subscription = describeSubscription(side.world, {
    customer: customer.id,
    price: { ...price, currency },
    ...order.subscription,
    live,
    account,
  });
  const [item] = subscription.items.data;
  const now = seconds(side.world);
  const invoice = describeInvoice(side.world, {
    subscription,
    amount: session.amount_total ?? 0,
    currency,
    live,
    account,
    email,
    reason: 'subscription_create',
    period: { start: now, end: item?.current_period_end ?? now },
  });
  for (const one of [customer, subscription, invoice]) objects.set(one.id, one);
  subscription.latest_invoice = invoice.id;
  Object.assign(session, { customer: customer.id, subscription: subscription.id, invoice: invoice.id });
  emitEvent(side, 'customer.created', customer);
  emitEvent(side, 'customer.subscription.created', subscription);
  emitEvent(side, 'invoice.finalized', invoice);
  chargeInvoice(side, invoice, 'succeeded');
  complete(side, session, true);
  return 'paid';
}

function complete(side: PaymentsSide, session: Stripe.Checkout.Session, paid: boolean): void {
  session.status = 'complete';
  session.payment_status = paid ? 'paid' : 'unpaid';
  session.url = null;
  session.customer_details = {
    address: null,
    business_name: null,
    email: session.customer_email,
    individual_name: null,
    name: null,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
  emitEvent(side, 'checkout.session.completed', session);
}
