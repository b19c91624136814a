import { toProviderUnits } from '../currency-units.ts';
import type { PaymentProvider } from '../payment-provider.ts';
import { listAll } from './list-all.ts';
import type { StripeClient } from './stripe-client.ts';

type RefundRequest = Parameters<PaymentProvider['refund']>[0];
type RefundResult = Awaited<ReturnType<PaymentProvider['refund']>>;

/** Looks for a refund made under this key first: Stripe forgets idempotency keys after a day. */
export async function refundStripePayment(
  client: StripeClient,
  { paymentRef, amount, currency, idempotencyKey, reason }: RefundRequest,
): Promise<RefundResult> {
  const made = await listAll(client, (sdk, page) =>
    sdk.refunds.list({ ...page, payment_intent: paymentRef }),
  );
  const refund =
    made.find(({ metadata }) => metadata?.refund_key === idempotencyKey) ??
    (await client.ask((sdk) =>
      sdk.refunds.create(
        {
          payment_intent: paymentRef,
          amount: toProviderUnits('stripe', amount, currency),
          reason: 'requested_by_customer',
          metadata: { refund_key: idempotencyKey, reason: reason.slice(0, 500) },
        },
        { idempotencyKey: `refund-${idempotencyKey}` },
      ),
    ));
  return { refundRef: refund.id, state: stateOf(refund.status) };
}

function stateOf(status: string | null): RefundResult['state'] {
  if (status === 'succeeded') return 'done';
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending';
}
