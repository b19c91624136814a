import type { TransactionInformation } from '@paypal/paypal-server-sdk';
import type { ListedPayment } from '../listed-payment.ts';
import type { PaypalClient } from './paypal-client.ts';
import { findByPaypalCapture } from './paypal-facts.ts';
import { fromMoney } from './paypal-money.ts';
import { GIVEN_BACK, searchTransactions } from './search-transactions.ts';

/** developer.paypal.com/docs/transaction-search/transaction-event-codes: T00 are payments */
const PAYMENT = /^T00/;

/** Payments made since, then older ones that were refunded since. Transactions are listed some hours after they happen. */
export async function* listPaypalPayments(
  client: PaypalClient,
  since: Date,
  now: Date,
): AsyncGenerator<ListedPayment> {
  const payments: TransactionInformation[] = [];
  const refunds = new Map<string, number>();
  for await (const one of searchTransactions(client, { since, until: now })) {
    const { transactionId, transactionEventCode = '', paypalReferenceId } = one;
    const { amount } = fromMoney(one.transactionAmount);
    if (GIVEN_BACK.test(transactionEventCode) && paypalReferenceId !== undefined) {
      refunds.set(paypalReferenceId, (refunds.get(paypalReferenceId) ?? 0) - amount);
    }
    if (PAYMENT.test(transactionEventCode) && transactionId !== undefined && amount > 0) payments.push(one);
  }
  for (const { transactionId = '', transactionAmount, transactionInitiationDate, customField } of payments) {
    yield {
      orderId: customField ?? null,
      providerRef: null,
      paymentRef: transactionId,
      ...fromMoney(transactionAmount),
      refunded: refunds.get(transactionId) ?? 0,
      createdAt: new Date(transactionInitiationDate ?? since),
    };
    refunds.delete(transactionId);
  }
  for (const paymentRef of refunds.keys()) {
    const { createTime } = await client.ask((sdk) =>
      sdk.payments.getCapturedPayment({ captureId: paymentRef }),
    );
    const { orderId, providerRef, amount, currency, refunded } = await findByPaypalCapture(
      client,
      paymentRef,
      now,
    );
    const createdAt = new Date(createTime ?? since);
    yield { orderId, providerRef, paymentRef, amount, currency, refunded, createdAt };
  }
}
