import Stripe from 'stripe';
import type { StripeConfig } from '../../../config/read-payments.ts';
import { fromSeconds } from '../from-seconds.ts';
import { idAt, textAt } from '../json-fields.ts';
import type { NoticeSubject } from '../notice-subject.ts';
import type { PaymentNotice } from '../payment-provider.ts';
import { checkSignedAt, type Headers, oneHeader, signatureInvalid } from '../webhook-checks.ts';

/** The SDK counts no time as too old with 0, and none as too new; the age is looked at by ourselves. */
const ANY_AGE = 0;

export function readStripeNotice(
  { webhookSecrets }: StripeConfig,
  raw: Buffer,
  headers: Headers,
  now: Date,
): PaymentNotice {
  const header = oneHeader(headers, 'stripe-signature');
  // of several times the SDK would take the last
  const times = header.split(',').filter((part) => part.trim().startsWith('t='));
  const [, signedAt] = times.length === 1 ? (/^\s*t=(\d{1,12})\s*$/.exec(times[0] ?? '') ?? []) : [];
  if (signedAt === undefined) throw signatureInvalid('no single time in stripe-signature');
  const event = verify(webhookSecrets, raw, header);
  checkSignedAt(Number(signedAt) * 1000, now);
  return { eventId: event.id, type: event.type, occurredAt: fromSeconds(event.created), ...subjectOf(event) };
}

function verify(secrets: readonly string[], raw: Buffer, header: string): Stripe.Event {
  for (const secret of secrets) {
    try {
      return Stripe.webhooks.constructEvent(raw, header, secret, ANY_AGE);
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError))
        throw signatureInvalid(String(error));
    }
  }
  throw signatureInvalid('no secret signs this');
}

function subjectOf({ type, data: { object } }: Stripe.Event): NoticeSubject {
  const id = textAt(object, 'id');
  if (id === null) return { about: 'nothing' };
  if (type.startsWith('checkout.session.')) return { about: 'checkout', providerRef: id };
  if (type.startsWith('customer.subscription.')) return { about: 'subscription', subscriptionRef: id };
  if (/^invoice\.(paid|payment_)/.test(type)) {
    const subscriptionRef = idAt(object, 'parent', 'subscription_details', 'subscription');
    return subscriptionRef === null
      ? { about: 'nothing' }
      : { about: 'invoice', subscriptionRef, invoiceRef: id };
  }
  if (/^(charge\.(refund|dispute)|refund\.|radar\.early_fraud_warning\.)/.test(type)) {
    const paymentRef = idAt(object, 'payment_intent');
    return paymentRef === null ? { about: 'nothing' } : { about: 'payment', paymentRef };
  }
  return { about: 'nothing' };
}
