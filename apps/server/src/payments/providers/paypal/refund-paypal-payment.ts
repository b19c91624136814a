import { RefundStatus } from '@paypal/paypal-server-sdk';
import type { PaymentProvider } from '../payment-provider.ts';
import { providerRefused } from '../provider-errors.ts';
import type { PaypalClient } from './paypal-client.ts';
import { toMoney } from './paypal-money.ts';

type RefundRequest = Parameters<PaymentProvider['refund']>[0];
type RefundResult = Awaited<ReturnType<PaymentProvider['refund']>>;

/** PayPal keeps the key of a refund for 45 days. */
export async function refundPaypalPayment(
  { ask }: PaypalClient,
  { paymentRef, amount, currency, idempotencyKey, reason }: RefundRequest,
): Promise<RefundResult> {
  const refund = await ask((sdk) =>
    sdk.payments.refundCapturedPayment({
      captureId: paymentRef,
      paypalRequestId: `refund-${idempotencyKey}`,
      prefer: 'return=representation',
      body: { amount: toMoney(amount, currency), noteToPayer: reason.slice(0, 255) },
    }),
  );
  if (refund.id === undefined) throw providerRefused('paypal', 'the refund has no id');
  return { refundRef: refund.id, state: stateOf(refund.status) };
}

function stateOf(status: RefundStatus | undefined): RefundResult['state'] {
  if (status === RefundStatus.Completed) return 'done';
  return status === RefundStatus.Failed || status === RefundStatus.Cancelled ? 'failed' : 'pending';
}
