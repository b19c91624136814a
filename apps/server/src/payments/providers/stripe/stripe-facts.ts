import type Stripe from 'stripe';
import { fromProviderUnits } from '../currency-units.ts';
import type { PaymentFacts } from '../payment-provider.ts';
import { expanded, idOf, type StripeClient } from './stripe-client.ts';
import { intentOfInvoice, orderOfInvoice, periodEndOf, subscriptionOf } from './stripe-invoices.ts';

const EXPAND_CHARGE = { expand: ['latest_charge'] };

/** What became of a Checkout session. */
export async function readStripeSession(client: StripeClient, sessionId: string): Promise<PaymentFacts> {
  const session = await client.ask((sdk) =>
    sdk.checkout.sessions.retrieve(sessionId, {
      expand: ['payment_intent.latest_charge', 'invoice.payments'],
    }),
  );
  const invoice = expanded(session.invoice);
  const paidBy = invoice === null ? null : intentOfInvoice(invoice);
  const intent =
    paidBy === null
      ? expanded(session.payment_intent)
      : await client.ask((sdk) => sdk.paymentIntents.retrieve(paidBy, EXPAND_CHARGE));
  const currency = (intent ?? session).currency?.toUpperCase() ?? '';
  const taken = intent?.status === 'succeeded' ? intent.amount_received : (session.amount_total ?? 0);
  return {
    orderId: session.client_reference_id ?? session.metadata?.order_id ?? null,
    state: stateOf(session, intent),
    amount: fromProviderUnits('stripe', taken, currency),
    currency,
    live: session.livemode && (intent?.livemode ?? true),
    account: null,
    paymentRef: intent?.id ?? null,
    subscriptionRef: idOf(session.subscription),
    periodEnd: invoice === null ? null : periodEndOf(invoice),
    ...(await takenBack(client, intent)),
  };
}

/** The order a payment intent belongs to, over its session or the invoice of its subscription. */
export async function findByStripePayment(
  client: StripeClient,
  paymentRef: string,
): Promise<PaymentFacts & { readonly providerRef: string | null }> {
  const intent = await client.ask((sdk) => sdk.paymentIntents.retrieve(paymentRef, EXPAND_CHARGE));
  const ofOrder = intent.metadata.order_id ?? null;
  const invoice = ofOrder === null ? await invoiceOf(client, paymentRef) : null;
  const subscriptionRef = invoice === null ? null : subscriptionOf(invoice);
  const sessions = await client.ask((sdk) =>
    sdk.checkout.sessions.list(
      subscriptionRef === null ? { payment_intent: paymentRef } : { subscription: subscriptionRef },
    ),
  );
  const currency = intent.currency.toUpperCase();
  const amount = intent.status === 'succeeded' ? intent.amount_received : intent.amount;
  return {
    providerRef: sessions.data[0]?.id ?? null,
    orderId: ofOrder ?? (invoice === null ? null : orderOfInvoice(invoice)),
    state: stateOfIntent(intent),
    amount: fromProviderUnits('stripe', amount, currency),
    currency,
    live: intent.livemode,
    account: null,
    paymentRef: intent.id,
    subscriptionRef,
    periodEnd: invoice === null ? null : periodEndOf(invoice),
    ...(await takenBack(client, intent)),
  };
}

function stateOf(
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
): PaymentFacts['state'] {
  if (session.status === 'expired') return 'expired';
  if (session.status !== 'complete') return 'open';
  if (session.payment_status !== 'unpaid') return 'paid';
  // a bank transfer or a debit is on its way, or did not arrive
  return intent !== null && ['requires_payment_method', 'canceled'].includes(intent.status)
    ? 'failed'
    : 'pending';
}

function stateOfIntent({ status, last_payment_error }: Stripe.PaymentIntent): PaymentFacts['state'] {
  if (status === 'succeeded') return 'paid';
  if (status === 'processing' || status === 'requires_capture') return 'pending';
  return status === 'canceled' || last_payment_error ? 'failed' : 'open';
}

async function takenBack(
  { ask }: StripeClient,
  intent: Stripe.PaymentIntent | null,
): Promise<Pick<PaymentFacts, 'refunded' | 'dispute'>> {
  const charge = expanded(intent?.latest_charge);
  if (intent === null || charge === null) return { refunded: 0, dispute: 'none' };
  const refunded = fromProviderUnits('stripe', charge.amount_refunded, charge.currency.toUpperCase());
  if (!charge.disputed) return { refunded, dispute: 'none' };
  const disputes = await ask((sdk) => sdk.disputes.list({ payment_intent: intent.id, limit: 100 }));
  return { refunded, dispute: judgeDisputes(disputes.data.map(({ status }) => status)) };
}

/** An inquiry (`warning_…`) takes no money yet. One open dispute outweighs all, one lost those won. */
export function judgeDisputes(states: readonly string[]): PaymentFacts['dispute'] {
  if (states.some((state) => ['needs_response', 'under_review'].includes(state))) return 'open';
  if (states.some((state) => state === 'lost' || state.startsWith('appeal_'))) return 'lost';
  return states.includes('won') ? 'won' : 'none';
}

async function invoiceOf({ ask }: StripeClient, intentId: string): Promise<Stripe.Invoice | null> {
  const payments = await ask((sdk) =>
    sdk.invoicePayments.list({
      payment: { type: 'payment_intent', payment_intent: intentId },
      expand: ['data.invoice'],
    }),
  );
  const invoice = payments.data[0]?.invoice;
  return typeof invoice === 'object' && !('deleted' in invoice) ? invoice : null;
}
