import { newId } from '../ids.ts';
import type { PaymentsSide } from '../payments-side.ts';
import { seconds, takeNext } from '../payments-world.ts';
import type { Outcome } from '../types.ts';
import { findEntity, RazorpayError } from './razorpay-errors.ts';
import { allOf, type RazorpayOrder, type RazorpayPayment } from './razorpay-state.ts';
import type { OrderBody } from './schemas.ts';
import { type Buyer, markCaptured, NOBODY, takePayment } from './take-payment.ts';
import { tellEvent } from './tell-event.ts';

/** `over`: paid already, or gone */
export type CheckoutResult =
  | { readonly kind: 'paid'; readonly payment: RazorpayPayment }
  | { readonly kind: 'declined' }
  | { readonly kind: 'challenge' }
  | { readonly kind: 'over' };

export function createOrder({ world }: PaymentsSide, body: OrderBody): RazorpayOrder {
  const order: RazorpayOrder = {
    id: newId('order', 14),
    entity: 'order',
    amount: body.amount,
    amount_paid: 0,
    amount_due: body.amount,
    currency: body.currency,
    receipt: body.receipt ?? null,
    offer_id: null,
    status: 'created',
    attempts: 0,
    notes: body.notes ?? [],
    created_at: seconds(world),
  };
  world.razorpay.objects.set(order.id, order);
  const { payment_capture: capture } = body;
  if (capture === false || capture === 0 || body.payment?.capture === 'manual') {
    world.razorpay.manual.add(order.id);
  }
  return order;
}

/** A buyer tries to pay an order. What the control planned for the next payment goes before what the buyer chose. */
export function payOrder(
  side: PaymentsSide,
  orderId: string,
  { chosen, buyer = NOBODY }: { readonly chosen: Outcome; readonly buyer?: Buyer },
): CheckoutResult {
  const { razorpay } = side.world;
  const order = findEntity(razorpay, 'order', orderId);
  if (order.status === 'paid') return { kind: 'over' };
  if (chosen === 'challenge') return { kind: 'challenge' };
  const next = takeNext(side.world, 'razorpay');
  const outcome = next.outcome ?? chosen;
  if (outcome === 'challenge') return { kind: 'challenge' };
  if (outcome === 'decline') {
    tellEvent(side, 'payment.failed', [takePayment(side, order, { status: 'failed', buyer, next })]);
    return { kind: 'declined' };
  }
  const status = outcome === 'pending' ? 'created' : 'authorized';
  const payment = takePayment(side, order, { status, buyer, next });
  if (outcome === 'pay') authorize(side, order, payment);
  return { kind: 'paid', payment };
}

/** The bank said yes; captured at once unless the order asked to wait. */
export function authorize(side: PaymentsSide, order: RazorpayOrder, payment: RazorpayPayment): void {
  payment.status = 'authorized';
  tellEvent(side, 'payment.authorized', [payment]);
  if (!side.world.razorpay.manual.has(order.id)) capture(side, order, payment);
}

function capture(side: PaymentsSide, order: RazorpayOrder, payment: RazorpayPayment): void {
  markCaptured(order, payment);
  tellEvent(side, 'payment.captured', [payment]);
  tellEvent(side, 'order.paid', [order, payment]);
}

export function capturePayment(side: PaymentsSide, paymentId: string, amount: number): RazorpayPayment {
  const { razorpay } = side.world;
  const payment = findEntity(razorpay, 'payment', paymentId);
  if (payment.captured) throw new RazorpayError(400, 'This payment has already been captured');
  if (payment.status !== 'authorized') {
    throw new RazorpayError(
      400,
      'Only payments which have been authorized and not yet captured can be captured',
    );
  }
  if (amount !== payment.amount) {
    throw new RazorpayError(400, 'Capture amount must be equal to the amount authorized', 'amount');
  }
  capture(side, findEntity(razorpay, 'order', payment.order_id), payment);
  return payment;
}

/** The money of a pending payment of an order comes, or never does. */
export function clearOrder(side: PaymentsSide, orderId: string, comes: boolean): void {
  const { razorpay } = side.world;
  const order = findEntity(razorpay, 'order', orderId);
  const payment = allOf(razorpay, 'payment').find(
    (one) => one.order_id === orderId && one.status === 'created',
  );
  if (payment === undefined) throw new RazorpayError(400, 'No payment of this order is pending');
  if (comes) {
    authorize(side, order, payment);
    return;
  }
  payment.status = 'failed';
  payment.error_code = 'BAD_REQUEST_ERROR';
  payment.error_description = 'Payment failed';
  tellEvent(side, 'payment.failed', [payment]);
}
