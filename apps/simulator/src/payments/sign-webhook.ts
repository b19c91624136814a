import type { PaymentsWorld } from './payments-world.ts';
import { signRazorpayWebhook } from './razorpay/sign-razorpay.ts';
import { signStripeWebhook } from './stripe/sign-stripe-webhook.ts';
import type { Delivery, Provider, WebhookTarget } from './types.ts';

type Sign = (world: PaymentsWorld, secret: string, delivery: Delivery) => Record<string, string>;

const SIGN: Readonly<Record<Provider, Sign>> = {
  stripe: (world, secret, { body }) => signStripeWebhook(world, secret, body),
  razorpay: (_, secret, delivery) => signRazorpayWebhook(secret, delivery),
};

/** The headers that prove who sent it; made anew for every try. */
export function signWebhook(
  world: PaymentsWorld,
  { secret }: WebhookTarget,
  delivery: Delivery,
): Record<string, string> {
  return SIGN[delivery.provider](world, secret, delivery);
}
