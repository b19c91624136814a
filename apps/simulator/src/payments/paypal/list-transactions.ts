import type { PaymentsWorld } from '../payments-world.ts';
import { findIn, PaypalError } from './paypal-errors.ts';
import type { Money, PaypalCapture, PaypalRefund } from './paypal-state.ts';
import { captureOf } from './refund-capture.ts';
import type { SearchQuery } from './schemas.ts';

const DAY_MS = 86_400_000;
const STATUS: Readonly<Record<PaypalCapture['status'], string>> = {
  COMPLETED: 'S',
  PARTIALLY_REFUNDED: 'S',
  REFUNDED: 'V',
  PENDING: 'P',
  DECLINED: 'D',
};

/** The payments of one subscription within a time. */
export function listSubscriptionTransactions(
  { paypal }: PaymentsWorld,
  subscriptionId: string,
  { from, to }: { readonly from: number; readonly to: number },
) {
  const { subscriber } = findIn(paypal.subscriptions, subscriptionId);
  const transactions = [...paypal.captures.values()]
    .filter(({ id, create_time: time }) => paypal.sales.get(id) === subscriptionId && within(time, from, to))
    .map((capture) => ({
      id: capture.id,
      status: capture.status,
      amount_with_breakdown: {
        gross_amount: capture.amount,
        fee_amount: capture.seller_receivable_breakdown.paypal_fee,
        net_amount: capture.seller_receivable_breakdown.net_amount,
      },
      payer_name: { given_name: 'Test', surname: 'Buyer' },
      payer_email: subscriber.email_address ?? 'buyer@example.com',
      time: capture.create_time.replace('Z', '.000Z'),
    }));
  return { transactions, total_items: transactions.length, total_pages: 1 };
}

/** Everything that moved money within at most 31 days, oldest first; refunds are entries of their own. */
export function searchTransactions(world: PaymentsWorld, query: SearchQuery) {
  const { paypal } = world;
  const [from, to] = [Date.parse(query.start_date), Date.parse(query.end_date)];
  if (Number.isNaN(from) || Number.isNaN(to) || to - from > 31 * DAY_MS) {
    throw new PaypalError(400, 'INVALID_DATE_RANGE', 'Date range is greater than 31 days.', 'end_date');
  }
  const meant = [
    ...[...paypal.captures.values()].map(captureEntry),
    ...[...paypal.refunds.values()].map(refundEntry),
  ]
    .filter(
      ({ at, info }) =>
        within(at, from, to) &&
        (query.transaction_id === undefined || info.transaction_id === query.transaction_id) &&
        (query.transaction_status === undefined || info.transaction_status === query.transaction_status),
    )
    .sort((a, b) => a.at.localeCompare(b.at));
  const { page = 1, page_size: size = 100 } = query;
  return {
    transaction_details: meant
      .slice((page - 1) * size, page * size)
      .map(({ info }) => ({ transaction_info: info })),
    account_number: world.merchants.get('paypal')?.accountId,
    start_date: query.start_date,
    end_date: query.end_date,
    last_refreshed_datetime: stamp(new Date(world.now()).toISOString()),
    page,
    total_items: meant.length,
    total_pages: Math.max(1, Math.ceil(meant.length / size)),
  };

  function captureEntry(capture: PaypalCapture) {
    const subscription = paypal.sales.get(capture.id);
    return entry(capture, {
      ...(subscription === undefined
        ? {}
        : { paypal_reference_id: subscription, paypal_reference_id_type: 'SUB' }),
      transaction_event_code: subscription === undefined ? 'T0006' : 'T0002',
      transaction_amount: capture.amount,
      transaction_status: STATUS[capture.status],
    });
  }
  function refundEntry(refund: PaypalRefund) {
    return entry(refund, {
      paypal_reference_id: captureOf(refund),
      paypal_reference_id_type: 'TXN',
      transaction_event_code: 'T1107',
      transaction_amount: { ...refund.amount, value: `-${refund.amount.value}` },
      transaction_status: refund.status === 'FAILED' ? 'D' : 'S',
    });
  }
}

function entry(
  moved: PaypalCapture | PaypalRefund,
  parts: {
    readonly transaction_event_code: string;
    readonly transaction_amount: Money;
    readonly transaction_status: string;
    readonly paypal_reference_id?: string;
    readonly paypal_reference_id_type?: string;
  },
) {
  const info = {
    transaction_id: moved.id,
    ...parts,
    transaction_initiation_date: stamp(moved.create_time),
    transaction_updated_date: stamp(moved.update_time),
    ...(moved.custom_id === undefined ? {} : { custom_field: moved.custom_id }),
    ...(moved.invoice_id === undefined ? {} : { invoice_id: moved.invoice_id }),
  };
  return { at: moved.create_time, info };
}

function within(time: string, from: number, to: number): boolean {
  const at = Date.parse(time);
  return at >= from && at <= to;
}

/** The report writes its times with a zone of digits. */
function stamp(iso: string): string {
  return iso.replace(/(\.\d+)?Z$/, '+0000');
}
