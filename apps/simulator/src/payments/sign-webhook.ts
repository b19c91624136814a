import type { PaymentsWorld } from './payments-world.ts';
import { signStripeWebhook } from './stripe/sign-stripe-webhook.ts';
import type { Delivery, WebhookTarget } from './types.ts';

/** The headers that prove who sent it; made anew for every try. */
export function signWebhook(
  world: PaymentsWorld,
  { secret }: WebhookTarget,
  { body }: Delivery,
): Record<string, string> {
  return signStripeWebhook(world, secret, body);
}
