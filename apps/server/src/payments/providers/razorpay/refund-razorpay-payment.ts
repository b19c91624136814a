import { toProviderUnits } from '../currency-units.ts';
import type { PaymentProvider } from '../payment-provider.ts';
import type { RazorpayClient } from './razorpay-client.ts';
import { listOf, Refund } from './razorpay-objects.ts';

type RefundRequest = Parameters<PaymentProvider['refund']>[0];
type RefundResult = Awaited<ReturnType<PaymentProvider['refund']>>;

/** Razorpay wants at least ten characters. */
const keyOf = (idempotencyKey: string) => `refund-${idempotencyKey}`;

/** Looks for a refund made under this key first: no key is kept for ever. */
export async function refundRazorpayPayment(
  client: RazorpayClient,
  { paymentRef, amount, currency, idempotencyKey, reason }: RefundRequest,
): Promise<RefundResult> {
  const receipt = keyOf(idempotencyKey).slice(0, 40);
  const { items } = await client.ask(listOf(Refund), (sdk) =>
    sdk.payments.fetchMultipleRefund(paymentRef, { count: 100 }),
  );
  const refund =
    items.find((one) => one.receipt === receipt) ??
    (await client.post(
      Refund,
      `/v1/payments/${encodeURIComponent(paymentRef)}/refund`,
      {
        amount: toProviderUnits('razorpay', amount, currency),
        speed: 'normal',
        receipt,
        notes: { reason: reason.slice(0, 256) },
      },
      { 'x-refund-idempotency': keyOf(idempotencyKey) },
    ));
  return { refundRef: refund.id, state: stateOf(refund) };
}

function stateOf({ status }: Refund): RefundResult['state'] {
  if (status === 'failed') return 'failed';
  return status === 'pending' ? 'pending' : 'done';
}
