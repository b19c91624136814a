import { newCapitals } from '../ids.ts';
import type { PaymentsSide } from '../payments-side.ts';
import { link } from './orders.ts';
import { findIn, PaypalError } from './paypal-errors.ts';
import { minorOf, moneyOf } from './paypal-money.ts';
import type { PaypalCapture, PaypalRefund, PaypalState } from './paypal-state.ts';
import type { RefundBody } from './schemas.ts';
import { tellEvent, timeOf } from './tell-event.ts';

export function refundCapture(side: PaymentsSide, captureId: string, body: RefundBody): PaypalRefund {
  const { world } = side;
  const capture = findIn(world.paypal.captures, captureId);
  const { currency_code: currency } = capture.amount;
  const left = minorOf(capture.amount) - refundedOf(world.paypal, capture);
  if (left === 0)
    throw new PaypalError(422, 'CAPTURE_FULLY_REFUNDED', 'The capture has already been fully refunded.');
  if (capture.status !== 'COMPLETED' && capture.status !== 'PARTIALLY_REFUNDED') {
    throw new PaypalError(422, 'TRANSACTION_REFUSED', 'This capture cannot be refunded.');
  }
  if (body.amount !== undefined && body.amount.currency_code !== currency) {
    throw new PaypalError(
      422,
      'CURRENCY_MISMATCH',
      'The currency of the refund must be that of the capture.',
    );
  }
  const amount = body.amount === undefined ? left : minorOf(body.amount);
  if (amount > left) {
    throw new PaypalError(
      422,
      'REFUND_AMOUNT_EXCEEDED',
      'The refund amount must be less than or equal to the capture amount that has not yet been refunded.',
    );
  }
  const id = newCapitals(17);
  const now = timeOf(world);
  const refund: PaypalRefund = {
    id,
    status: 'COMPLETED',
    amount: moneyOf(amount, currency),
    ...(capture.invoice_id === undefined ? {} : { invoice_id: capture.invoice_id }),
    ...((body.custom_id ?? capture.custom_id) === undefined
      ? {}
      : { custom_id: body.custom_id ?? capture.custom_id ?? '' }),
    ...(body.note_to_payer === undefined ? {} : { note_to_payer: body.note_to_payer }),
    links: [
      link(world.origin, `/v2/payments/refunds/${id}`, 'self'),
      link(world.origin, `/v2/payments/captures/${capture.id}`, 'up'),
    ],
    create_time: now,
    update_time: now,
  };
  world.paypal.refunds.set(id, refund);
  showInOrder(world.paypal, capture, refund);
  setStatus(side, capture);
  tellEvent(side, 'PAYMENT.CAPTURE.REFUNDED', 'refund', refund);
  return refund;
}

/** An order lists what was given back of it beside what was taken. */
function showInOrder({ orders }: PaypalState, capture: PaypalCapture, refund: PaypalRefund): void {
  const units = [...orders.values()].flatMap(({ purchase_units }) => purchase_units);
  for (const unit of units) {
    if (unit.payments?.captures.some(({ id }) => id === capture.id) !== true) continue;
    unit.payments = { ...unit.payments, refunds: [...(unit.payments.refunds ?? []), refund] };
  }
}

/** The buyer's bank sends the money back to the merchant. */
export function failRefund(side: PaymentsSide, refundId: string): void {
  const refund = findIn(side.world.paypal.refunds, refundId);
  const capture = findIn(side.world.paypal.captures, captureOf(refund));
  refund.status = 'FAILED';
  setStatus(side, capture);
  tellEvent(side, 'PAYMENT.REFUND.FAILED', 'refund', refund);
}

/** The capture a refund is of, which its links alone say. */
export function captureOf(refund: PaypalRefund): string {
  return (
    refund.links
      .find(({ rel }) => rel === 'up')
      ?.href.split('/')
      .at(-1) ?? ''
  );
}

function refundedOf({ refunds }: PaypalState, capture: PaypalCapture): number {
  return [...refunds.values()]
    .filter((refund) => refund.status === 'COMPLETED' && captureOf(refund) === capture.id)
    .reduce((sum, { amount }) => sum + minorOf(amount), 0);
}

function setStatus({ world }: PaymentsSide, capture: PaypalCapture): void {
  const refunded = refundedOf(world.paypal, capture);
  const all = minorOf(capture.amount);
  capture.status = refunded === 0 ? 'COMPLETED' : refunded === all ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  capture.update_time = timeOf(world);
}
