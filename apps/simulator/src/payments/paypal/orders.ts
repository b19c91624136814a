import { newCapitals, newPayerId } from '../ids.ts';
import type { PaymentsSide } from '../payments-side.ts';
import { takeNext } from '../payments-world.ts';
import type { NextPayment, Outcome } from '../types.ts';
import { findIn, PaypalError } from './paypal-errors.ts';
import { minorOf, moneyOf } from './paypal-money.ts';
import type { Link, Money, PaypalCapture, PaypalOrder } from './paypal-state.ts';
import type { OrderBody } from './schemas.ts';
import { tellEvent, timeOf } from './tell-event.ts';

/** `over`: nothing to approve any more */
export type ApprovalResult = 'approved' | 'declined' | 'challenge' | 'over';

export function createOrder({ world }: PaymentsSide, body: OrderBody): PaypalOrder {
  const id = newCapitals(17);
  const now = timeOf(world);
  const paypal = body.payment_source?.paypal;
  const email = paypal?.email_address ?? body.payer?.email_address;
  for (const { amount } of body.purchase_units) {
    if (minorOf(amount) === 0) {
      throw new PaypalError(422, 'CANNOT_BE_ZERO_OR_NEGATIVE', 'Must be greater than zero.');
    }
    const parts = amount.breakdown?.item_total;
    if (parts !== undefined && minorOf(parts) > minorOf(amount)) {
      throw new PaypalError(422, 'AMOUNT_MISMATCH', 'Should equal the sum of its breakdown.');
    }
  }
  const order: PaypalOrder = {
    id,
    intent: 'CAPTURE',
    status: paypal === undefined ? 'CREATED' : 'PAYER_ACTION_REQUIRED',
    purchase_units: body.purchase_units.map((unit) => ({
      ...unit,
      reference_id: unit.reference_id ?? 'default',
      payee: { merchant_id: world.merchants.get('paypal')?.accountId ?? '' },
    })),
    ...(paypal === undefined
      ? {}
      : { payment_source: { paypal: email === undefined ? {} : { email_address: email } } }),
    create_time: now,
    update_time: now,
    links: [
      link(world.origin, `/v2/checkout/orders/${id}`, 'self'),
      {
        href: `${world.origin}/paypal/checkoutnow?token=${id}`,
        rel: paypal === undefined ? 'approve' : 'payer-action',
        method: 'GET',
      },
      { ...link(world.origin, `/v2/checkout/orders/${id}/capture`, 'capture'), method: 'POST' },
    ],
  };
  const context = paypal?.experience_context ?? body.application_context;
  world.paypal.orders.set(id, order);
  world.paypal.returns.set(id, {
    returnUrl: context?.return_url ?? null,
    cancelUrl: context?.cancel_url ?? null,
  });
  return order;
}

/** The buyer agrees on PayPal's page; that is no money yet. */
export function approveOrder(side: PaymentsSide, orderId: string, chosen: Outcome): ApprovalResult {
  const { paypal } = side.world;
  const order = findIn(paypal.orders, orderId);
  if (order.status !== 'CREATED' && order.status !== 'PAYER_ACTION_REQUIRED') return 'over';
  if (chosen === 'challenge') return 'challenge';
  if (chosen === 'decline') return 'declined';
  if (chosen === 'pending') paypal.pending.add(order.id);
  order.status = 'APPROVED';
  order.payer = {
    email_address: order.payment_source?.paypal.email_address ?? 'buyer@example.com',
    payer_id: newPayerId(),
  };
  order.update_time = timeOf(side.world);
  tellEvent(side, 'CHECKOUT.ORDER.APPROVED', 'checkout-order', order);
  return 'approved';
}

/** The money. What the control planned for the next payment is decided here. */
export function captureOrder(side: PaymentsSide, orderId: string): PaypalOrder {
  const { world } = side;
  const order = findIn(world.paypal.orders, orderId);
  if (order.status === 'COMPLETED') {
    throw new PaypalError(
      422,
      'ORDER_ALREADY_CAPTURED',
      'Order already captured. If intent=CAPTURE only one capture per order is allowed.',
    );
  }
  if (order.status !== 'APPROVED') {
    throw new PaypalError(422, 'ORDER_NOT_APPROVED', 'Payer has not yet approved the Order for payment.');
  }
  const next = takeNext(world, 'paypal');
  if (next.outcome === 'decline') {
    throw new PaypalError(
      422,
      'INSTRUMENT_DECLINED',
      'The instrument presented was either declined by the processor or bank, or it can’t be used for this payment.',
    );
  }
  const [unit] = order.purchase_units;
  if (unit === undefined) throw new PaypalError(422, 'ORDER_NOT_APPROVED', 'Nothing to pay.');
  const capture = makeCapture(side, {
    amount: unit.amount,
    next,
    pending: next.outcome === 'pending' || world.paypal.pending.has(order.id),
    order: order.id,
    ...(unit.custom_id === undefined ? {} : { custom: unit.custom_id }),
    ...(unit.invoice_id === undefined ? {} : { invoice: unit.invoice_id }),
  });
  unit.payee.merchant_id = capture.payee.merchant_id;
  unit.payments = { captures: [capture] };
  order.status = 'COMPLETED';
  order.update_time = timeOf(world);
  order.links = order.links.filter(({ rel }) => rel === 'self');
  const settled = capture.status === 'COMPLETED';
  tellEvent(side, settled ? 'PAYMENT.CAPTURE.COMPLETED' : 'PAYMENT.CAPTURE.PENDING', 'capture', capture);
  if (settled) tellEvent(side, 'CHECKOUT.ORDER.COMPLETED', 'checkout-order', order);
  return order;
}

/** The money of an order whose capture is pending comes, or is refused. */
export function clearOrder(side: PaymentsSide, orderId: string, comes: boolean): void {
  const order = findIn(side.world.paypal.orders, orderId);
  const capture = order.purchase_units[0]?.payments?.captures[0];
  if (capture?.status !== 'PENDING') {
    throw new PaypalError(422, 'ORDER_NOT_PENDING', 'No capture of this order is pending.');
  }
  capture.status = comes ? 'COMPLETED' : 'DECLINED';
  delete capture.status_details;
  capture.update_time = timeOf(side.world);
  tellEvent(side, comes ? 'PAYMENT.CAPTURE.COMPLETED' : 'PAYMENT.CAPTURE.DENIED', 'capture', capture);
}

/** Nobody approved within PayPal's three hours. */
export function expireOrder(side: PaymentsSide, orderId: string): void {
  const order = findIn(side.world.paypal.orders, orderId);
  order.status = 'VOIDED';
  tellEvent(side, 'CHECKOUT.ORDER.VOIDED', 'checkout-order', order);
}

export interface CaptureParts {
  readonly amount: Money;
  readonly next: NextPayment;
  readonly pending: boolean;
  readonly order?: string;
  readonly custom?: string;
  readonly invoice?: string;
}

/** A captured payment; what is taken can differ from what was ordered. */
export function makeCapture({ world }: PaymentsSide, parts: CaptureParts): PaypalCapture {
  const { next } = parts;
  const currency = next.currency?.toUpperCase() ?? parts.amount.currency_code;
  const amount = moneyOf(next.amount ?? minorOf(parts.amount), currency);
  const id = newCapitals(17);
  const now = timeOf(world);
  const capture: PaypalCapture = {
    id,
    status: parts.pending ? 'PENDING' : 'COMPLETED',
    ...(parts.pending ? { status_details: { reason: 'ECHECK' } } : {}),
    amount,
    final_capture: true,
    seller_protection: { status: 'NOT_ELIGIBLE' },
    seller_receivable_breakdown: {
      gross_amount: amount,
      paypal_fee: moneyOf(0, currency),
      net_amount: amount,
    },
    ...(parts.invoice === undefined ? {} : { invoice_id: parts.invoice }),
    ...(parts.custom === undefined ? {} : { custom_id: parts.custom }),
    payee: { merchant_id: next.account ?? world.merchants.get('paypal')?.accountId ?? '' },
    supplementary_data: { related_ids: parts.order === undefined ? {} : { order_id: parts.order } },
    links: [
      link(world.origin, `/v2/payments/captures/${id}`, 'self'),
      { ...link(world.origin, `/v2/payments/captures/${id}/refund`, 'refund'), method: 'POST' },
      ...(parts.order === undefined ? [] : [link(world.origin, `/v2/checkout/orders/${parts.order}`, 'up')]),
    ],
    create_time: now,
    update_time: now,
  };
  world.paypal.captures.set(id, capture);
  return capture;
}

export function link(origin: string, path: string, rel: string): Link {
  return { href: `${origin}/paypal${path}`, rel, method: 'GET' };
}
