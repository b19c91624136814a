import type Stripe from 'stripe';
import { fromProviderUnits } from '../currency-units.ts';
import { fromSeconds } from '../from-seconds.ts';
import type { SubscriptionFacts } from '../payment-provider.ts';
import { listAll } from './list-all.ts';
import { expanded, idOf, type StripeClient } from './stripe-client.ts';

type Period = SubscriptionFacts['invoices'][number];

/** The paid invoices of a subscription, newest last. */
export async function readStripeInvoices(
  client: StripeClient,
  subscription: Stripe.Subscription,
): Promise<Period[]> {
  const invoices = await listAll(client, (sdk, page) =>
    sdk.invoices.list({ ...page, subscription: subscription.id, status: 'paid', expand: ['data.payments'] }),
  );
  const customer = idOf(subscription.customer);
  // what was refunded stands on charges alone; those of all invoices are read at once
  const intents =
    customer === null || invoices.length === 0
      ? []
      : await listAll(client, (sdk, page) =>
          sdk.paymentIntents.list({ ...page, customer, expand: ['data.latest_charge'] }),
        );
  const refunds = new Map(
    intents.map(({ id, latest_charge }) => [id, expanded(latest_charge)?.amount_refunded]),
  );
  const paid = invoices.map((invoice): Period => {
    const currency = invoice.currency.toUpperCase();
    const paymentRef = intentOfInvoice(invoice);
    return {
      invoiceRef: invoice.id,
      amount: fromProviderUnits('stripe', invoice.amount_paid, currency),
      currency,
      paidAt: fromSeconds(invoice.status_transitions.paid_at ?? invoice.created),
      periodEnd: periodEndOf(invoice),
      paymentRef,
      refunded: fromProviderUnits('stripe', refunds.get(paymentRef ?? '') ?? 0, currency),
    };
  });
  return paid.toSorted((a, b) => a.periodEnd.getTime() - b.periodEnd.getTime());
}

/** The payment intent that paid an invoice whose `payments` are there. */
export function intentOfInvoice(invoice: Stripe.Invoice): string | null {
  return idOf(invoice.payments?.data.find(({ status }) => status === 'paid')?.payment.payment_intent);
}

/** The end of what an invoice pays for. `invoice.period_end` is about usage and lies one period back. */
export function periodEndOf(invoice: Stripe.Invoice): Date {
  return fromSeconds(Math.max(invoice.created, ...invoice.lines.data.map(({ period }) => period.end)));
}

export function subscriptionOf(invoice: Stripe.Invoice): string | null {
  return idOf(invoice.parent?.subscription_details?.subscription);
}

/** What the subscription carried of ours when the invoice was made. */
export function orderOfInvoice(invoice: Stripe.Invoice): string | null {
  return invoice.parent?.subscription_details?.metadata?.order_id ?? null;
}
