import type Stripe from 'stripe';
import { fromProviderUnits } from '../currency-units.ts';
import { fromSeconds } from '../from-seconds.ts';
import type { ListedPayment } from '../listed-payment.ts';
import { listAll } from './list-all.ts';
import { expanded, idOf, type StripeClient } from './stripe-client.ts';
import { intentOfInvoice, orderOfInvoice } from './stripe-invoices.ts';

/** Payments made since, then older ones that were refunded since. */
export async function* listStripePayments(client: StripeClient, since: Date): AsyncGenerator<ListedPayment> {
  const created = { gte: Math.floor(since.getTime() / 1000) };
  const [intents, invoices, refunds] = await Promise.all([
    listAll(client, (sdk, page) =>
      sdk.paymentIntents.list({ ...page, created, expand: ['data.latest_charge'] }),
    ),
    listAll(client, (sdk, page) =>
      sdk.invoices.list({ ...page, created, status: 'paid', expand: ['data.payments'] }),
    ),
    listAll(client, (sdk, page) => sdk.refunds.list({ ...page, created })),
  ]);
  // payments of subscriptions carry nothing of ours, their invoices do
  const orders = new Map(invoices.map((invoice) => [intentOfInvoice(invoice), orderOfInvoice(invoice)]));
  const seen = new Set(intents.map(({ id }) => id));
  for (const intent of intents) {
    if (intent.status === 'succeeded') yield listed(intent, orders.get(intent.id) ?? null);
  }
  const older = new Set(refunds.map(({ payment_intent }) => idOf(payment_intent)));
  for (const id of older) {
    if (id === null || seen.has(id)) continue;
    const intent = await client.ask((sdk) => sdk.paymentIntents.retrieve(id, { expand: ['latest_charge'] }));
    yield listed(intent, null);
  }
}

function listed(intent: Stripe.PaymentIntent, orderId: string | null): ListedPayment {
  const currency = intent.currency.toUpperCase();
  const refunded = expanded(intent.latest_charge)?.amount_refunded ?? 0;
  return {
    orderId: intent.metadata.order_id ?? orderId,
    providerRef: null,
    paymentRef: intent.id,
    amount: fromProviderUnits('stripe', intent.amount_received, currency),
    currency,
    refunded: fromProviderUnits('stripe', refunded, currency),
    createdAt: fromSeconds(intent.created),
  };
}
