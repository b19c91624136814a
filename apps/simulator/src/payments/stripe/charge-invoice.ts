import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import type { PaymentsSide } from '../payments-side.ts';
import { seconds } from '../payments-world.ts';
import { describePayment } from './describe-payment.ts';
import { emitEvent } from './emit-event.ts';
import { idOf } from './find-object.ts';

/** One try to get the money of an open invoice, told as Stripe tells it. */
export function chargeInvoice(
  side: PaymentsSide,
  invoice: Stripe.Invoice,
  state: 'succeeded' | 'declined',
): void {
  const { stripe } = side.world;
  const now = seconds(side.world);
  const { intent, charge } = describePayment(side.world, {
    amount: invoice.amount_due,
    currency: invoice.currency,
    live: invoice.livemode,
    account: idOf(invoice.on_behalf_of),
    customer: idOf(invoice.customer),
    email: invoice.customer_email,
    description: 'Subscription payment',
    metadata: {},
    state,
  });
  stripe.objects.set(intent.id, intent);
  stripe.objects.set(charge.id, charge);
  const payment: Stripe.InvoicePayment = {
    id: newId('inpay', 24),
    object: 'invoice_payment',
    amount_paid: state === 'succeeded' ? invoice.amount_due : null,
    amount_requested: invoice.amount_due,
    created: now,
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: invoice.livemode,
    payment: { payment_intent: intent.id, type: 'payment_intent' },
    status: state === 'succeeded' ? 'paid' : 'open',
    status_transitions: { canceled_at: null, paid_at: state === 'succeeded' ? now : null },
  };
  stripe.objects.set(payment.id, payment);
  invoice.attempted = true;
  invoice.attempt_count += 1;
  if (state === 'declined') {
    invoice.next_payment_attempt = now + 3 * 86_400;
    emitEvent(side, 'charge.failed', charge);
    emitEvent(side, 'payment_intent.payment_failed', intent);
    emitEvent(side, 'invoice.payment_failed', invoice);
    return;
  }
  invoice.status = 'paid';
  invoice.amount_paid = invoice.amount_due;
  invoice.amount_remaining = 0;
  invoice.next_payment_attempt = null;
  invoice.auto_advance = false;
  invoice.status_transitions.paid_at = now;
  emitEvent(side, 'charge.succeeded', charge);
  emitEvent(side, 'payment_intent.succeeded', intent);
  emitEvent(side, 'invoice.payment_succeeded', invoice);
  emitEvent(side, 'invoice.paid', invoice);
}
