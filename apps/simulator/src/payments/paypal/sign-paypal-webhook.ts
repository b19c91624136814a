import { crc32 } from 'node:zlib';
import type { PaymentsSide } from '../payments-side.ts';
import type { Delivery } from '../types.ts';
import type { SigningKey } from './signing-key.ts';
import { timeOf } from './tell-event.ts';

export const CERT_PATH = '/paypal/v1/notifications/certs';

/** What is signed: transmission id, time, webhook id and the checksum of the raw body, as a decimal number. */
export function signedText(id: string, time: string, webhookId: string, body: string): string {
  return [id, time, webhookId, crc32(body)].join('|');
}

export function signPaypalWebhook(
  { world }: Pick<PaymentsSide, 'world'>,
  key: SigningKey,
  webhookId: string,
  { id, body }: Delivery,
): Record<string, string> {
  const time = timeOf(world);
  return {
    'paypal-transmission-id': id,
    'paypal-transmission-time': time,
    'paypal-transmission-sig': key.sign(signedText(id, time, webhookId, body)),
    'paypal-cert-url': `${world.origin}${CERT_PATH}/${key.id}`,
    'paypal-auth-algo': 'SHA256withRSA',
    'paypal-auth-version': 'v2',
    'user-agent': 'PayPal/AUHR-simulated',
  };
}
