import type { PaymentsWorld } from './payments-world.ts';
import { signPaypalWebhook } from './paypal/sign-paypal-webhook.ts';
import type { SigningKey } from './paypal/signing-key.ts';
import { signRazorpayWebhook } from './razorpay/sign-razorpay.ts';
import { signStripeWebhook } from './stripe/sign-stripe-webhook.ts';
import type { Delivery, WebhookTarget } from './types.ts';

/** The headers that prove who sent it; made anew for every try. */
export type SignWebhook = (target: WebhookTarget, delivery: Delivery) => Promise<Record<string, string>>;

export function createSignWebhook(world: PaymentsWorld, signingKey: () => Promise<SigningKey>): SignWebhook {
  return async ({ secret }, delivery) => {
    if (delivery.provider === 'stripe') return signStripeWebhook(world, secret, delivery.body);
    if (delivery.provider === 'razorpay') return signRazorpayWebhook(secret, delivery);
    return signPaypalWebhook({ world }, await signingKey(), secret, delivery);
  };
}
