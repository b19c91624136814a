import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { hmac } from '../crypto/digest.ts';
import type { ServerDeps } from '../shared/deps.ts';

/** RFC 8410: what stands before the 32 bytes of an Ed25519 private key in PKCS #8, and of a public one in SPKI. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_BYTES = 12;
/** How long after a change of keys the old one signs as well. */
const OVERLAP_MS = 24 * 60 * 60_000;

interface KeyVersion {
  readonly id: string;
  readonly keyVersion: number;
  readonly keyRotatedAt: Date | null;
}

/**
 * The private keys of an address, the current one first. They are derived from the server's secret, so that none is
 * stored and a copy of the database signs nothing.
 */
function privateKeys(secret: Buffer, webhook: KeyVersion, at: Date): readonly KeyObject[] {
  const overlaps =
    webhook.keyRotatedAt !== null && at.getTime() - webhook.keyRotatedAt.getTime() < OVERLAP_MS;
  const versions = overlaps ? [webhook.keyVersion, webhook.keyVersion - 1] : [webhook.keyVersion];
  return versions.map((version) => {
    const seed = hmac(secret, `${webhook.id}/${version}`);
    return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  });
}

/** `whpk_` and the 32 bytes of the key in base64, as Standard Webhooks writes it. */
export function publicKeysOf(
  { secrets }: Pick<ServerDeps, 'secrets'>,
  webhook: KeyVersion,
  at: Date,
): string[] {
  return privateKeys(secrets.webhookSigning, webhook, at).map((key) => {
    const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
    return `whpk_${spki.subarray(SPKI_BYTES).toString('base64')}`;
  });
}

/** The three headers a receiver checks; the signature covers id, time and body. */
export function signedHeaders(
  { secrets }: Pick<ServerDeps, 'secrets'>,
  webhook: KeyVersion,
  input: { readonly eventId: string; readonly body: string; readonly at: Date },
) {
  const timestamp = String(Math.floor(input.at.getTime() / 1000));
  const content = Buffer.from(`${input.eventId}.${timestamp}.${input.body}`);
  return {
    'webhook-id': input.eventId,
    'webhook-timestamp': timestamp,
    'webhook-signature': privateKeys(secrets.webhookSigning, webhook, input.at)
      .map((key) => `v1a,${sign(null, content, key).toString('base64')}`)
      .join(' '),
  };
}
