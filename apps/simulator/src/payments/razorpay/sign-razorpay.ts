import { createHmac } from 'node:crypto';
import type { PaymentsWorld } from '../payments-world.ts';
import type { Delivery } from '../types.ts';

/** No time is part of it: an old webhook can be told from a new one by its id alone. */
export function signRazorpayWebhook(secret: string, { body, eventId }: Delivery): Record<string, string> {
  return {
    'x-razorpay-signature': hmac(secret, body),
    'x-razorpay-event-id': eventId,
    'user-agent': 'Razorpay-Webhook/v1 (simulated)',
  };
}

/** What the buyer's browser brings back to the shop; signed with the secret of the API key. */
export function signReturn(world: PaymentsWorld, first: string, second: string): string {
  return hmac(world.merchants.get('razorpay')?.keySecret ?? '', `${first}|${second}`);
}

function hmac(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}
