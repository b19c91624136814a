import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whether `signature` is the hex HMAC-SHA256 of `content`. The SDK compares as text and takes an empty secret. */
export function isSignedBy(secret: string, content: string | Buffer, signature: string): boolean {
  if (secret.trim() === '' || !/^[0-9a-f]{64}$/.test(signature)) return false;
  const expected = createHmac('sha256', secret).update(content).digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}

/**
 * Whether the fields the buyer's browser posts back after paying are Razorpay's and about this order or subscription.
 * https://razorpay.com/docs/payments/payment-gateway/web-integration/hosted/build-integration, "Verify Payment Signature"
 */
export function isRazorpayReturn(
  keySecret: string,
  fields: Readonly<Record<string, string>>,
  providerRef: string,
): boolean {
  const {
    razorpay_payment_id: payment = '',
    razorpay_order_id: order = '',
    razorpay_subscription_id: subscription = '',
    razorpay_signature: signature = '',
  } = fields;
  if (payment === '' || providerRef === '' || ![order, subscription].includes(providerRef)) return false;
  const content = order === providerRef ? `${order}|${payment}` : `${payment}|${subscription}`;
  return isSignedBy(keySecret, content, signature);
}
