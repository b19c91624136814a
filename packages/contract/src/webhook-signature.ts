import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';

/** RFC 8410: what stands before the 32 bytes of an Ed25519 private key in PKCS #8, and of a public one in SPKI. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_BYTES = 12;

/** The private key made of a seed of 32 bytes, which has to be as secret as the key. */
export function webhookKey(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
}

/** `whpk_` and the 32 bytes of the public key in base64, as Standard Webhooks writes it. */
export function webhookPublicKey(key: KeyObject): string {
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return `whpk_${spki.subarray(SPKI_BYTES).toString('base64')}`;
}

export interface SignedEvent {
  readonly eventId: string;
  readonly body: string;
  /** Of this try, epoch ms. */
  readonly at: number;
}

/** The three headers of Standard Webhooks (`v1a`): each key signs id, time and body. */
export function webhookHeaders({ eventId, body, at }: SignedEvent, keys: readonly KeyObject[]) {
  const timestamp = String(Math.floor(at / 1000));
  const content = Buffer.from(`${eventId}.${timestamp}.${body}`);
  return {
    'webhook-id': eventId,
    'webhook-timestamp': timestamp,
    'webhook-signature': keys.map((key) => `v1a,${sign(null, content, key).toString('base64')}`).join(' '),
  };
}
