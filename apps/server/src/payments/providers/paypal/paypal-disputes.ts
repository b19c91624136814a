import { textAt, valueAt } from '../json-fields.ts';
import type { PaymentFacts } from '../payment-provider.ts';
import type { PaypalClient } from './paypal-client.ts';

const TAKEN_BACK = ['RESOLVED_BUYER_FAVOUR', 'ACCEPTED'];

/** How the disputes about a payment stand. The SDK knows none; the app needs the feature Disputes. */
export async function readPaypalDispute(
  client: PaypalClient,
  captureId: string,
): Promise<PaymentFacts['dispute']> {
  const query = String(new URLSearchParams({ disputed_transaction_id: captureId }));
  const answer = await client.raw('GET', `/v1/customer/disputes?${query}`);
  const items = valueAt(answer, 'items');
  const disputes: unknown[] = Array.isArray(items) ? items : [];
  if (disputes.some((dispute) => textAt(dispute, 'status') !== 'RESOLVED')) return 'open';
  let verdict: PaymentFacts['dispute'] = 'none';
  for (const dispute of disputes) {
    // the list leaves the outcome out
    const id = encodeURIComponent(textAt(dispute, 'dispute_id') ?? '');
    const outcome = textAt(
      await client.raw('GET', `/v1/customer/disputes/${id}`),
      ...['dispute_outcome', 'outcome_code'],
    );
    if (outcome !== null && TAKEN_BACK.includes(outcome)) return 'lost';
    verdict = 'won';
  }
  return verdict;
}
