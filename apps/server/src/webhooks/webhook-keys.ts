import type { KeyObject } from 'node:crypto';
import { webhookHeaders, webhookKey, webhookPublicKey } from '@mywasender/contract/webhook-signature';
import { hmac } from '../crypto/digest.ts';
import type { ServerDeps } from '../shared/deps.ts';

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
  return versions.map((version) => webhookKey(hmac(secret, `${webhook.id}/${version}`)));
}

export function publicKeysOf(
  { secrets }: Pick<ServerDeps, 'secrets'>,
  webhook: KeyVersion,
  at: Date,
): string[] {
  return privateKeys(secrets.webhookSigning, webhook, at).map(webhookPublicKey);
}

/** The three headers a receiver checks; the signature covers id, time and body. */
export function signedHeaders(
  { secrets }: Pick<ServerDeps, 'secrets'>,
  webhook: KeyVersion,
  input: { readonly eventId: string; readonly body: string; readonly at: Date },
) {
  const { eventId, body, at } = input;
  return webhookHeaders(
    { eventId, body, at: at.getTime() },
    privateKeys(secrets.webhookSigning, webhook, at),
  );
}
