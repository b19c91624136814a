import { fromProviderUnits } from '../currency-units.ts';
import { textAt } from '../json-fields.ts';
import type { PaymentFacts } from '../payment-provider.ts';
import type { RazorpayClient } from './razorpay-client.ts';
import { Dispute, Invoice, listOf, Order, Payment, Subscription } from './razorpay-objects.ts';
import { paidInvoices, periodEndOf } from './razorpay-subscriptions.ts';

type Facts = Omit<PaymentFacts, 'live'>;
const TAKEN = ['captured', 'refunded'];

/** What became of an order. Failed tries do not end it: the buyer may try again. */
export async function readRazorpayOrder(client: RazorpayClient, orderRef: string): Promise<Facts> {
  const order = await client.ask(Order, (sdk) => sdk.orders.fetch(orderRef));
  const { items } = await client.ask(listOf(Payment), (sdk) => sdk.orders.fetchPayments(orderRef));
  const payment = items.find(({ status }) => TAKEN.includes(status));
  const underWay = order.status === 'paid' || items.some(({ status }) => status === 'authorized');
  const ours = { orderId: orderOf(order), subscriptionRef: null, periodEnd: null };
  if (payment !== undefined) return { ...(await factsOf(client, payment)), ...ours };
  return {
    ...ours,
    state: underWay ? 'pending' : 'open',
    amount: fromProviderUnits('razorpay', order.amount, order.currency),
    currency: order.currency,
    account: null,
    paymentRef: null,
    refunded: 0,
    dispute: 'none',
  };
}

/** What became of a subscription's first payment. */
export async function readRazorpayFirstPayment(
  client: RazorpayClient,
  subscriptionRef: string,
): Promise<Facts> {
  const subscription = await client.ask(Subscription, (sdk) => sdk.subscriptions.fetch(subscriptionRef));
  const [first] = await paidInvoices(client, subscriptionRef);
  const ours = { orderId: textAt(subscription.notes, 'order_id'), subscriptionRef };
  const paidBy = first?.payment_id;
  if (first === undefined || !paidBy) {
    return {
      ...ours,
      state: beforePayment(subscription.status),
      // the plan alone knows, and nothing was taken yet
      amount: 0,
      currency: '',
      account: null,
      paymentRef: null,
      periodEnd: null,
      refunded: 0,
      dispute: 'none',
    };
  }
  const payment = await client.ask(Payment, (sdk) => sdk.payments.fetch(paidBy));
  return { ...(await factsOf(client, payment)), ...ours, periodEnd: periodEndOf(first, subscription) };
}

/** The order a payment belongs to, over its Razorpay order or the invoice of its subscription. */
export async function findByRazorpayPayment(
  client: RazorpayClient,
  paymentRef: string,
): Promise<Facts & { readonly providerRef: string | null }> {
  const payment = await client.ask(Payment, (sdk) => sdk.payments.fetch(paymentRef));
  const owner = await ownerOf(client, payment);
  // a try that failed says nothing about the order it was for
  if (!TAKEN.includes(payment.status) && owner.subscriptionRef === null && owner.providerRef !== null) {
    return { ...(await readRazorpayOrder(client, owner.providerRef)), providerRef: owner.providerRef };
  }
  return { ...(await factsOf(client, payment)), ...owner };
}

/** What a payment was made for. */
export async function ownerOf(client: RazorpayClient, payment: Payment) {
  const { invoice_id, order_id } = payment;
  if (invoice_id) {
    const invoice = await client.ask(Invoice, (sdk) => sdk.invoices.fetch(invoice_id));
    const subscriptionRef = invoice.subscription_id ?? null;
    if (subscriptionRef !== null) {
      const subscription = await client.ask(Subscription, (sdk) => sdk.subscriptions.fetch(subscriptionRef));
      return {
        orderId: textAt(subscription.notes, 'order_id'),
        providerRef: subscriptionRef,
        subscriptionRef,
        periodEnd: periodEndOf(invoice, subscription),
      };
    }
  }
  const noted = textAt(payment.notes, 'order_id');
  const orderId =
    noted === null && order_id
      ? orderOf(await client.ask(Order, (sdk) => sdk.orders.fetch(order_id)))
      : noted;
  return { orderId, providerRef: order_id ?? null, subscriptionRef: null, periodEnd: null };
}

async function factsOf(client: RazorpayClient, payment: Payment) {
  const { id, amount, currency, amount_refunded, status } = payment;
  const state: PaymentFacts['state'] = TAKEN.includes(status)
    ? 'paid'
    : status === 'failed'
      ? 'failed'
      : 'pending';
  return {
    state,
    amount: fromProviderUnits('razorpay', amount, currency),
    currency,
    account: null,
    paymentRef: id,
    refunded: fromProviderUnits('razorpay', amount_refunded ?? 0, currency),
    dispute: state === 'paid' ? await disputeOf(client, payment) : ('none' as const),
  };
}

/** Razorpay lists disputes newest first and cannot be asked for those of a payment. */
async function disputeOf(client: RazorpayClient, payment: Payment): Promise<PaymentFacts['dispute']> {
  const found: string[] = [];
  for await (const dispute of client.list(Dispute, (sdk, page) => sdk.disputes.all(page))) {
    if (dispute.created_at < payment.created_at) break;
    if (dispute.payment_id === payment.id) found.push(dispute.status);
  }
  if (found.some((status) => ['open', 'under_review', 'action_required'].includes(status))) return 'open';
  if (found.includes('lost')) return 'lost';
  // closed: ended without the money being taken
  return found.length > 0 ? 'won' : 'none';
}

function orderOf(order: Order): string | null {
  return textAt(order.notes, 'order_id') ?? (order.receipt || null);
}

function beforePayment(status: string): PaymentFacts['state'] {
  if (status === 'created') return 'open';
  if (['cancelled', 'expired', 'completed'].includes(status)) return 'expired';
  return status === 'halted' ? 'failed' : 'pending';
}
