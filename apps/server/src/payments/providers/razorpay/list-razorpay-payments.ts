import { fromProviderUnits } from '../currency-units.ts';
import { fromSeconds } from '../from-seconds.ts';
import type { ListedPayment } from '../listed-payment.ts';
import type { RazorpayClient } from './razorpay-client.ts';
import { ownerOf } from './razorpay-facts.ts';
import { Payment, Refund } from './razorpay-objects.ts';

/** Payments made since, then older ones that were refunded since. */
export async function* listRazorpayPayments(
  client: RazorpayClient,
  since: Date,
): AsyncGenerator<ListedPayment> {
  const from = Math.floor(since.getTime() / 1000);
  const seen = new Set<string>();
  for await (const payment of client.list(Payment, (sdk, page) => sdk.payments.all({ from, ...page }))) {
    // pages shift while payments come in
    if (seen.has(payment.id)) continue;
    seen.add(payment.id);
    if (['captured', 'refunded'].includes(payment.status)) yield listed(client, payment);
  }
  for await (const { payment_id } of client.list(Refund, (sdk, page) => sdk.refunds.all({ from, ...page }))) {
    if (seen.has(payment_id)) continue;
    seen.add(payment_id);
    yield listed(client, await client.ask(Payment, (sdk) => sdk.payments.fetch(payment_id)));
  }
}

async function listed(client: RazorpayClient, payment: Payment): Promise<ListedPayment> {
  const { id, amount, amount_refunded, currency, created_at } = payment;
  const { orderId, providerRef } = await ownerOf(client, payment);
  return {
    orderId,
    providerRef,
    paymentRef: id,
    amount: fromProviderUnits('razorpay', amount, currency),
    currency,
    refunded: fromProviderUnits('razorpay', amount_refunded ?? 0, currency),
    createdAt: fromSeconds(created_at),
  };
}
