import { createHash } from 'node:crypto';
import type { RazorpayConfig } from '../../../config/read-payments.ts';
import { fromSeconds } from '../from-seconds.ts';
import { textAt, valueAt } from '../json-fields.ts';
import type { NoticeSubject } from '../notice-subject.ts';
import type { PaymentNotice } from '../payment-provider.ts';
import { type Headers, oneHeader, signatureInvalid } from '../webhook-checks.ts';
import { isSignedBy } from './razorpay-signatures.ts';

/**
 * The scheme has no time, so age says nothing: what is told twice is known by its id. That id is not signed; who sends
 * a true event under another id makes us ask Razorpay once more, and nothing else.
 */
export function readRazorpayNotice(
  { webhookSecrets }: RazorpayConfig,
  raw: Buffer,
  headers: Headers,
): PaymentNotice {
  const signature = oneHeader(headers, 'x-razorpay-signature');
  if (!webhookSecrets.some((secret) => isSignedBy(secret, raw, signature))) {
    throw signatureInvalid('no secret signs this');
  }
  const event = parse(raw);
  const type = textAt(event, 'event');
  if (type === null) throw signatureInvalid('no event');
  const createdAt = valueAt(event, 'created_at');
  return {
    eventId: eventIdOf(raw, headers),
    type,
    occurredAt: typeof createdAt === 'number' ? fromSeconds(createdAt) : null,
    ...subjectOf(type, event),
  };
}

function parse(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch (error) {
    throw signatureInvalid(`signed, but no JSON: ${String(error)}`);
  }
}

function eventIdOf(raw: Buffer, headers: Headers): string {
  const id = headers['x-razorpay-event-id'];
  if (typeof id === 'string' && /^[\w-]{1,100}$/.test(id)) return id;
  return `sha256-${createHash('sha256').update(raw).digest('hex')}`;
}

function subjectOf(type: string, event: unknown): NoticeSubject {
  const entity = (name: string, field: string) => textAt(event, 'payload', name, 'entity', field);
  const payment = (paymentRef: string | null): NoticeSubject =>
    paymentRef === null ? { about: 'nothing' } : { about: 'payment', paymentRef };
  const invoice = (subscriptionRef: string | null, invoiceRef: string | null): NoticeSubject => {
    if (subscriptionRef === null) return { about: 'nothing' };
    return invoiceRef === null
      ? { about: 'subscription', subscriptionRef }
      : { about: 'invoice', subscriptionRef, invoiceRef };
  };
  if (type.startsWith('payment.dispute.')) return payment(entity('dispute', 'payment_id'));
  if (type.startsWith('payment.downtime.')) return { about: 'nothing' };
  if (type.startsWith('payment.')) return payment(entity('payment', 'id'));
  if (type.startsWith('refund.')) return payment(entity('refund', 'payment_id'));
  if (type === 'order.paid') {
    const providerRef = entity('order', 'id');
    return providerRef === null ? { about: 'nothing' } : { about: 'checkout', providerRef };
  }
  if (type === 'subscription.charged')
    return invoice(entity('subscription', 'id'), entity('payment', 'invoice_id'));
  if (type.startsWith('subscription.')) return invoice(entity('subscription', 'id'), null);
  if (type.startsWith('invoice.'))
    return invoice(entity('invoice', 'subscription_id'), entity('invoice', 'id'));
  return { about: 'nothing' };
}
