import type { AppWebhook } from '@mywasender/contract/models/webhook';
import { webhookPublicKey } from '@mywasender/contract/webhook-signature';
import type { Core } from '../core.ts';
import { countPending } from '../store/webhook-deliveries.ts';
import { type StoredWebhook, webhookById } from '../store/webhooks.ts';
import { signingKeyOf } from './signing-key.ts';

export async function webhookView(core: Core, webhook: StoredWebhook): Promise<AppWebhook> {
  const { id, url, events, enabled, switchedOff, failingSince, createdAt } = webhook;
  return {
    id,
    url,
    events: [...events],
    publicKey: webhookPublicKey(await signingKeyOf(core.deps.secrets, id)),
    enabled,
    switchedOff,
    failingSince,
    waiting: countPending(core.sql, id),
    createdAt,
  };
}

export function announceWebhook(core: Core, id: string): void {
  const announce = async () => {
    const webhook = webhookById(core.sql, id);
    if (webhook !== null) core.events.emit('webhook.changed', await webhookView(core, webhook));
  };
  // The keyring may be locked; the screens ask again by themselves.
  announce().catch((err: unknown) => core.deps.log.warn({ err }, 'a webhook was not announced'));
}
