import {
  CaptureStatus,
  type Money,
  type Order,
  OrderStatus,
  type OrdersCapture,
  type Refund,
  RefundStatus,
} from '@paypal/paypal-server-sdk';
import type { PaymentFacts } from '../payment-provider.ts';
import type { PaypalClient } from './paypal-client.ts';
import { readPaypalDispute } from './paypal-disputes.ts';
import { fromMoney } from './paypal-money.ts';
import { refundedOf } from './search-transactions.ts';

type Facts = Omit<PaymentFacts, 'live'>;

/** Money that came, whether or not some went back. */
export const TAKEN: readonly unknown[] = [
  CaptureStatus.Completed,
  CaptureStatus.PartiallyRefunded,
  CaptureStatus.Refunded,
];
/** Refunds that were not taken back themselves. */
const KEPT = [RefundStatus.Completed, RefundStatus.Pending];
/** The buyer may choose another way to pay. */
const TRY_AGAIN = ['INSTRUMENT_DECLINED', 'PAYER_ACTION_REQUIRED', 'ORDER_NOT_APPROVED'];
const SETTLED_MEANWHILE = ['ORDER_ALREADY_CAPTURED', 'ORDER_COMPLETED_OR_VOIDED'];
/** This buyer cannot pay this order. */
const DENIED = [
  'TRANSACTION_REFUSED',
  'TRANSACTION_BLOCKED_BY_PAYEE',
  'PAYER_CANNOT_PAY',
  'PAYER_ACCOUNT_RESTRICTED',
  'PAYER_ACCOUNT_LOCKED_OR_CLOSED',
  'MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED',
  'COMPLIANCE_VIOLATION',
];

/** Captures an order the buyer approved, if it is ours, and tells what became of it. */
export async function settlePaypalOrder(
  client: PaypalClient,
  { orderId, providerRef }: { readonly orderId: string; readonly providerRef: string },
): Promise<Facts> {
  const order = await findOrder(client, providerRef);
  // PayPal forgets orders nobody approved after some hours
  if (order === null) return { ...NOTHING, orderId, state: 'expired' };
  const ours = order.purchaseUnits?.[0]?.customId === orderId;
  if (order.status !== OrderStatus.Approved || !ours) return readFacts(client, order);
  const captured = await client.tryAsk((sdk) =>
    sdk.orders.captureOrder({
      id: providerRef,
      paypalRequestId: `capture-${orderId}`,
      prefer: 'return=representation',
    }),
  );
  if ('result' in captured) return readFacts(client, captured.result);
  const { issue, error } = captured;
  if (TRY_AGAIN.includes(issue)) return { ...(await readFacts(client, order)), state: 'open' };
  if (DENIED.includes(issue)) return { ...(await readFacts(client, order)), state: 'failed' };
  const again = SETTLED_MEANWHILE.includes(issue) ? await findOrder(client, providerRef) : null;
  if (again === null) throw error;
  return readFacts(client, again);
}

/** The order a capture belongs to; payments of subscriptions have none and are told by themselves. */
export async function findByPaypalCapture(
  client: PaypalClient,
  captureId: string,
  now: Date,
): Promise<Facts & { readonly providerRef: string | null }> {
  const capture = await client.ask((sdk) => sdk.payments.getCapturedPayment({ captureId }));
  const providerRef = capture.supplementaryData?.relatedIds?.orderId ?? null;
  const order = providerRef === null ? null : await findOrder(client, providerRef);
  if (order !== null) return { ...(await readFacts(client, order)), providerRef };
  const { amount, currency } = fromMoney(capture.amount);
  return {
    ...NOTHING,
    providerRef,
    orderId: capture.customId ?? null,
    state: stateOfCapture(capture.status),
    amount,
    currency,
    account: capture.payee?.merchantId ?? null,
    paymentRef: captureId,
    refunded: await refundedAmount(client, {
      id: captureId,
      status: capture.status,
      amount: capture.amount,
      since: capture.createTime,
      now,
    }),
    dispute: await readPaypalDispute(client, captureId),
  };
}

/** What went back of a payment that has no order. How much of a part is known to the list of transactions alone. */
export async function refundedAmount(
  client: PaypalClient,
  payment: {
    readonly id: string;
    readonly status: CaptureStatus | undefined;
    readonly amount: Money | undefined;
    readonly since: string | undefined;
    readonly now: Date;
  },
): Promise<number> {
  const { status, id, since, now } = payment;
  if (status === CaptureStatus.Refunded) return fromMoney(payment.amount).amount;
  if (status !== CaptureStatus.PartiallyRefunded) return 0;
  return refundedOf(client, { paymentRef: id, since: new Date(since ?? now), until: now });
}

const NOTHING = {
  amount: 0,
  currency: '',
  account: null,
  paymentRef: null,
  subscriptionRef: null,
  periodEnd: null,
  refunded: 0,
  dispute: 'none',
} as const;

async function findOrder(client: PaypalClient, id: string): Promise<Order | null> {
  const found = await client.tryAsk((sdk) => sdk.orders.getOrder({ id }));
  if ('result' in found) return found.result;
  if (found.issue === 'NOT_FOUND') return null;
  throw found.error;
}

async function readFacts(client: PaypalClient, order: Order): Promise<Facts> {
  const unit = order.purchaseUnits?.[0];
  const captures = unit?.payments?.captures ?? [];
  const capture = captures.find(({ status }) => TAKEN.includes(status)) ?? captures.at(-1);
  const { amount, currency } = fromMoney(capture?.amount ?? unit?.amount);
  const paymentRef = capture?.id ?? null;
  const taken = capture !== undefined && TAKEN.includes(capture.status);
  return {
    ...NOTHING,
    orderId: unit?.customId ?? null,
    state: stateOf(order, capture),
    amount,
    currency,
    account: unit?.payee?.merchantId ?? null,
    paymentRef,
    refunded: capture === undefined ? 0 : await takenBack(client, capture, unit?.payments?.refunds ?? []),
    dispute: taken && paymentRef !== null ? await readPaypalDispute(client, paymentRef) : 'none',
  };
}

/** The refunds of the order, where it lists them; the status of its capture has the last word. */
async function takenBack(
  client: PaypalClient,
  { id = '', status, amount, createTime }: OrdersCapture,
  refunds: readonly Refund[],
): Promise<number> {
  const kept = refunds.filter((one) => one.status && KEPT.includes(one.status));
  if (status === CaptureStatus.Refunded || kept.length === 0) {
    return refundedAmount(client, { id, status, amount, since: createTime, now: client.now() });
  }
  return kept.reduce((sum, refund) => sum + fromMoney(refund.amount).amount, 0);
}

function stateOf({ status }: Order, capture: OrdersCapture | undefined): PaymentFacts['state'] {
  if (capture !== undefined) return stateOfCapture(capture.status);
  if (status === OrderStatus.Voided) return 'expired';
  // approved is not paid, and completed without a capture is unheard of
  return status === OrderStatus.Approved || status === OrderStatus.Completed ? 'pending' : 'open';
}

function stateOfCapture(status: unknown): PaymentFacts['state'] {
  if (TAKEN.includes(status)) return 'paid';
  return status === CaptureStatus.Pending ? 'pending' : 'failed';
}
