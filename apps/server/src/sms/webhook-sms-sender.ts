import { createHmac } from 'node:crypto';
import type { SmsSender } from './sms-sender.ts';

const TIMEOUT_MS = 10_000;

export interface SmsWebhook {
  readonly url: string;
  readonly secret: string;
}

/**
 * Hands messages to the operator's own address as `POST { to, text }`. The header `x-mywasender-signature` is
 * `t=<seconds>,v1=<hex>`, HMAC-SHA256 of `<seconds>.<body>`: whoever receives it checks both and sends the message
 * through the provider of their country. Redirects are not followed.
 */
export function createWebhookSmsSender(
  { url, secret }: SmsWebhook,
  { fetch, now }: { readonly fetch: typeof globalThis.fetch; readonly now: () => Date },
): SmsSender {
  return {
    async send(message) {
      const body = JSON.stringify({ to: message.to, text: message.text });
      const seconds = Math.floor(now().getTime() / 1000);
      const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-mywasender-signature': `t=${seconds},v1=${signature}`,
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`the SMS webhook answered ${answer.status}`);
    },
  };
}
