import { newId } from '../ids.ts';
import type { PaymentsSide } from '../payments-side.ts';
import { seconds } from '../payments-world.ts';
import type { NextPayment } from '../types.ts';
import type { Notes, RazorpayOrder, RazorpayPayment } from './razorpay-state.ts';

export interface Buyer {
  readonly email: string;
  readonly contact: string;
  readonly description: string;
  readonly notes: Notes;
}

export const NOBODY: Buyer = {
  email: 'void@razorpay.com',
  contact: '+919999999999',
  description: '',
  notes: [],
};

/** One try to pay an order; what is taken can differ from what was ordered. */
export function takePayment(
  { world }: PaymentsSide,
  order: RazorpayOrder,
  {
    status,
    buyer,
    next,
    invoice = null,
  }: {
    readonly status: RazorpayPayment['status'];
    readonly buyer: Buyer;
    readonly next: NextPayment;
    readonly invoice?: string | null;
  },
): RazorpayPayment {
  const failed = status === 'failed';
  const payment: RazorpayPayment = {
    id: newId('pay', 14),
    entity: 'payment',
    amount: next.amount ?? order.amount,
    currency: next.currency?.toUpperCase() ?? order.currency,
    status,
    order_id: order.id,
    invoice_id: invoice,
    international: false,
    method: 'card',
    amount_refunded: 0,
    refund_status: null,
    captured: status === 'captured',
    description: buyer.description,
    card_id: newId('card', 14),
    bank: null,
    wallet: null,
    vpa: null,
    email: buyer.email,
    contact: buyer.contact,
    notes: buyer.notes,
    fee: 0,
    tax: 0,
    error_code: failed ? 'BAD_REQUEST_ERROR' : null,
    error_description: failed ? 'Payment failed' : null,
    error_source: failed ? 'customer' : null,
    error_step: failed ? 'payment_authentication' : null,
    error_reason: failed ? 'payment_failed' : null,
    acquirer_data: failed ? {} : { auth_code: '123456' },
    created_at: seconds(world),
  };
  order.attempts += 1;
  if (order.status === 'created') order.status = 'attempted';
  world.razorpay.objects.set(payment.id, payment);
  if (next.account !== undefined) world.razorpay.accounts.set(payment.id, next.account);
  return payment;
}

/** The money is the merchant's now. */
export function markCaptured(order: RazorpayOrder, payment: RazorpayPayment): void {
  payment.status = 'captured';
  payment.captured = true;
  order.status = 'paid';
  order.amount_paid = payment.amount;
  order.amount_due = Math.max(0, order.amount - payment.amount);
}
