import { createHmac, type KeyObject, randomBytes } from 'node:crypto';
import { webhookKey } from '@mywasender/contract/webhook-signature';
import type { SecretStore } from '../ports.ts';

const SECRET = 'webhook-signing';
const SEED_BYTES = 32;

/** The key of one address, derived from a secret of this installation that is made when first needed. */
export async function signingKeyOf(secrets: SecretStore, webhookId: string): Promise<KeyObject> {
  const known = await secrets.get(SECRET);
  const secret = known ?? randomBytes(SEED_BYTES).toString('base64');
  if (known === null) await secrets.set(SECRET, secret);
  return webhookKey(createHmac('sha256', Buffer.from(secret, 'base64')).update(webhookId).digest());
}
