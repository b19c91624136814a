import type { PaymentsWorld } from '../payments-world.ts';
import type { VerifyBody } from './schemas.ts';
import { signedText } from './sign-paypal-webhook.ts';
import type { SigningKey } from './signing-key.ts';

/** Whether this event was told so; asked for the body as it was told, not as somebody wrote it again. */
export function verifyWebhook(world: PaymentsWorld, key: SigningKey, asked: VerifyBody): boolean {
  const body = JSON.stringify(asked.webhook_event);
  const told = world.deliveries.some(
    (delivery) =>
      delivery.provider === 'paypal' && delivery.id === asked.transmission_id && delivery.body === body,
  );
  const text = signedText(asked.transmission_id, asked.transmission_time, asked.webhook_id, body);
  return told && key.verify(text, asked.transmission_sig);
}
