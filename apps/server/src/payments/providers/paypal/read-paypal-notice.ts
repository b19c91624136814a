import { textAt } from '../json-fields.ts';
import type { NoticeSubject } from '../notice-subject.ts';
import type { PaymentNotice } from '../payment-provider.ts';
import { signatureInvalid } from '../webhook-checks.ts';

/** A verified webhook of PayPal. */
export function readPaypalNotice(raw: Buffer): PaymentNotice {
  const event = parse(raw);
  const [eventId, type] = [textAt(event, 'id'), textAt(event, 'event_type')];
  if (eventId === null || type === null) throw signatureInvalid('signed, but no event');
  const created = Date.parse(textAt(event, 'create_time') ?? '');
  return {
    eventId,
    type,
    occurredAt: Number.isNaN(created) ? null : new Date(created),
    ...subjectOf(type, Object(event).resource),
  };
}

function parse(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch (error) {
    throw signatureInvalid(`signed, but no JSON: ${String(error)}`);
  }
}

function subjectOf(type: string, resource: unknown): NoticeSubject {
  const id = textAt(resource, 'id');
  if (type.startsWith('CUSTOMER.DISPUTE.')) {
    return payment(textAt(resource, 'disputed_transactions', 0, 'seller_transaction_id'));
  }
  if (type === 'CHECKOUT.PAYMENT-APPROVAL.REVERSED') return checkout(textAt(resource, 'order_id') ?? id);
  if (type.startsWith('CHECKOUT.ORDER.')) return checkout(id);
  if (/^PAYMENT\.(CAPTURE\.(REFUNDED|REVERSED)|REFUND\.)/.test(type))
    return payment(captureAbove(resource) ?? id);
  if (type.startsWith('PAYMENT.CAPTURE.')) return payment(id);
  // a payment of a subscription, and what is given back of one
  if (/^PAYMENT\.SALE\.(REFUNDED|REVERSED)$/.test(type)) return payment(textAt(resource, 'sale_id') ?? id);
  if (type.startsWith('PAYMENT.SALE.')) {
    const subscriptionRef = textAt(resource, 'billing_agreement_id');
    if (subscriptionRef === null || id === null) return payment(id);
    return { about: 'invoice', subscriptionRef, invoiceRef: id };
  }
  if (type.startsWith('BILLING.SUBSCRIPTION.') && id !== null)
    return { about: 'subscription', subscriptionRef: id };
  return { about: 'nothing' };
}

function payment(paymentRef: string | null): NoticeSubject {
  return paymentRef === null ? { about: 'nothing' } : { about: 'payment', paymentRef };
}

function checkout(providerRef: string | null): NoticeSubject {
  return providerRef === null ? { about: 'nothing' } : { about: 'checkout', providerRef };
}

/** The capture a refund is of: its link leads up to it. */
function captureAbove(resource: unknown): string | null {
  const links: unknown = Object(resource).links;
  const up = (Array.isArray(links) ? links : []).find((link) => textAt(link, 'rel') === 'up');
  const [, id = null] = /\/v2\/payments\/captures\/([\w-]+)$/.exec(textAt(up, 'href') ?? '') ?? [];
  return id;
}
