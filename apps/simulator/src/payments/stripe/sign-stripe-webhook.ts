import { createHmac } from 'node:crypto';
import { type PaymentsWorld, seconds } from '../payments-world.ts';

/** `t` is the time of this try, `v1` the HMAC-SHA256 over `t.body`. */
export function signStripeWebhook(
  world: PaymentsWorld,
  secret: string,
  body: string,
): Record<string, string> {
  const t = seconds(world);
  const v1 = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
  return { 'stripe-signature': `t=${t},v1=${v1}`, 'user-agent': 'Stripe/1.0 (simulated)' };
}
