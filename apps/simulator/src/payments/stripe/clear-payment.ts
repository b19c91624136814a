import type { PaymentsSide } from '../payments-side.ts';
import { emitEvent } from './emit-event.ts';
import { findObject, idOf } from './find-object.ts';
import { invalid } from './stripe-errors.ts';

/** The money of a session that was taken as `pending` comes, or never does. */
export function clearPayment(side: PaymentsSide, sessionId: string, comes: boolean): void {
  const { stripe } = side.world;
  const session = findObject(stripe, 'checkout.session', sessionId);
  const intent = findObject(stripe, 'payment_intent', idOf(session.payment_intent) ?? '');
  if (intent.status !== 'processing') throw invalid('This payment is not pending.');
  const charge = findObject(stripe, 'charge', idOf(intent.latest_charge) ?? '');
  if (!comes) {
    intent.status = 'requires_payment_method';
    charge.status = 'failed';
    emitEvent(side, 'charge.failed', charge);
    emitEvent(side, 'payment_intent.payment_failed', intent);
    emitEvent(side, 'checkout.session.async_payment_failed', session);
    return;
  }
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  Object.assign(charge, { status: 'succeeded', paid: true, captured: true, amount_captured: charge.amount });
  session.payment_status = 'paid';
  emitEvent(side, 'charge.succeeded', charge);
  emitEvent(side, 'payment_intent.succeeded', intent);
  emitEvent(side, 'checkout.session.async_payment_succeeded', session);
}
