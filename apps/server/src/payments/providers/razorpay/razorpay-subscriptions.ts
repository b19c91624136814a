import { fromProviderUnits, toProviderUnits } from '../currency-units.ts';
import { fromSeconds } from '../from-seconds.ts';
import { textAt } from '../json-fields.ts';
import type { PaymentProvider, SubscriptionFacts } from '../payment-provider.ts';
import type { RazorpayClient } from './razorpay-client.ts';
import { Invoice, Payment, Plan, Subscription } from './razorpay-objects.ts';

const OVER = ['cancelled', 'completed', 'expired'];

/** Razorpay keeps no key against repetition here: two plans of one price do no harm, the second is never used. */
export async function createRazorpayPlan(
  { ask }: RazorpayClient,
  { priceId, name, currency, amount, interval }: Parameters<PaymentProvider['createPlan']>[0],
): Promise<string> {
  const plan = await ask(Plan, (sdk) =>
    sdk.plans.create({
      period: interval === 'month' ? 'monthly' : 'yearly',
      interval: 1,
      item: { name, currency, amount: toProviderUnits('razorpay', amount, currency) },
      notes: { price_id: priceId },
    }),
  );
  return plan.id;
}

export async function readRazorpaySubscription(
  client: RazorpayClient,
  subscriptionRef: string,
  now: Date,
): Promise<Omit<SubscriptionFacts, 'live'>> {
  const subscription = await client.ask(Subscription, (sdk) => sdk.subscriptions.fetch(subscriptionRef));
  const invoices: SubscriptionFacts['invoices'][number][] = [];
  for (const invoice of await paidInvoices(client, subscriptionRef)) {
    const { payment_id, currency } = invoice;
    const payment = payment_id ? await client.ask(Payment, (sdk) => sdk.payments.fetch(payment_id)) : null;
    invoices.push({
      invoiceRef: invoice.id,
      amount: fromProviderUnits('razorpay', invoice.amount_paid ?? 0, currency),
      currency,
      paidAt: fromSeconds(invoice.paid_at ?? payment?.created_at ?? 0),
      periodEnd: periodEndOf(invoice, subscription),
      paymentRef: payment_id ?? null,
      refunded: fromProviderUnits('razorpay', payment?.amount_refunded ?? 0, currency),
    });
  }
  const periodEnd = subscription.current_end ? fromSeconds(subscription.current_end) : null;
  return {
    subscriptionRef,
    orderId: textAt(subscription.notes, 'order_id'),
    state: stateOf(subscription, periodEnd, now),
    periodEnd,
    invoices,
  };
}

function stateOf({ status }: Subscription, periodEnd: Date | null, now: Date): SubscriptionFacts['state'] {
  if (OVER.includes(status)) return periodEnd !== null && periodEnd > now ? 'cancelled' : 'ended';
  return status === 'active' ? 'active' : 'past-due';
}

/**
 * At once, and what is paid runs on here: of one that ends with its cycle Razorpay tells nobody until then, so that it
 * could not be told from one that goes on.
 */
export async function cancelRazorpaySubscription(
  client: RazorpayClient,
  subscriptionRef: string,
): Promise<void> {
  const { status } = await client.ask(Subscription, (sdk) => sdk.subscriptions.fetch(subscriptionRef));
  if (OVER.includes(status)) return;
  await client.ask(Subscription, (sdk) => sdk.subscriptions.cancel(subscriptionRef));
}

/** Oldest first. */
export async function paidInvoices(client: RazorpayClient, subscriptionRef: string): Promise<Invoice[]> {
  const paid: Invoice[] = [];
  const query = { subscription_id: subscriptionRef };
  for await (const invoice of client.list(Invoice, (sdk, page) => sdk.invoices.all({ ...query, ...page }))) {
    if (invoice.status === 'paid') paid.push(invoice);
  }
  return paid.toSorted((a, b) => (a.billing_end ?? a.paid_at ?? 0) - (b.billing_end ?? b.paid_at ?? 0));
}

export function periodEndOf(invoice: Invoice, subscription: Subscription): Date {
  return fromSeconds(invoice.billing_end ?? subscription.current_end ?? invoice.paid_at ?? 0);
}
