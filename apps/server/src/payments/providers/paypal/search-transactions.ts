import type { TransactionInformation } from '@paypal/paypal-server-sdk';
import type { PaypalClient } from './paypal-client.ts';
import { fromMoney } from './paypal-money.ts';

/** PayPal answers for at most 31 days at once. */
const WINDOW_MS = 30 * 86_400_000;
const PAGE = 100;
const MOST_PAGES = 1_000;
const SUCCEEDED = ['S', 'V'];
/** developer.paypal.com/docs/transaction-search/transaction-event-codes: T1106 reversals, T1107 refunds */
export const GIVEN_BACK = /^T110[67]$/;

/** What went back of a payment, as the list of transactions has it. */
export async function refundedOf(
  client: PaypalClient,
  { paymentRef, ...span }: { readonly paymentRef: string; readonly since: Date; readonly until: Date },
): Promise<number> {
  let sum = 0;
  for await (const one of searchTransactions(client, span)) {
    if (one.paypalReferenceId !== paymentRef || !GIVEN_BACK.test(one.transactionEventCode ?? '')) continue;
    sum -= fromMoney(one.transactionAmount).amount;
  }
  return sum;
}

/** Transactions that came to something, in spans PayPal answers for. */
export async function* searchTransactions(
  { ask }: PaypalClient,
  { since, until }: { readonly since: Date; readonly until: Date },
): AsyncGenerator<TransactionInformation> {
  for (let from = since.getTime(); from < until.getTime(); from += WINDOW_MS) {
    const end = Math.min(from + WINDOW_MS, until.getTime());
    for (let page = 1; page <= MOST_PAGES; page++) {
      const { transactionDetails = [], totalPages = 1 } = await ask((sdk) =>
        sdk.transactions.searchTransactions({
          startDate: new Date(from).toISOString(),
          endDate: new Date(end).toISOString(),
          fields: 'transaction_info',
          pageSize: PAGE,
          page,
        }),
      );
      for (const { transactionInfo } of transactionDetails) {
        if (SUCCEEDED.includes(transactionInfo?.transactionStatus ?? '')) yield transactionInfo ?? {};
      }
      if (page >= totalPages) break;
    }
  }
}
