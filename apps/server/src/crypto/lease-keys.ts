import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { deviceKeyThumbprint } from '@mywasender/licensing/device-key';
import type { LeaseVerificationKey } from '@mywasender/licensing/lease';
import { configError } from '../config/config-error.ts';

export interface LeaseSigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: LeaseVerificationKey;
}

/**
 * Ed25519 private keys from one or more PEM blocks, a JWK, or a JWK set. Without a `kid` a key is named by its
 * RFC 7638 thumbprint. Throws `CONFIG_INVALID`.
 */
export async function parseLeaseKeys(text: string | undefined): Promise<LeaseSigningKey[]> {
  if (text === undefined || text === '') throw configError('LEASE_SIGNING_KEY', 'is required in production');
  const keys = await Promise.all(splitKeys(text).map(toSigningKey));
  if (keys.length === 0) throw wrong();
  if (new Set(keys.map((key) => key.kid)).size !== keys.length) {
    throw configError('LEASE_SIGNING_KEY', 'two keys have the same kid');
  }
  return keys;
}

function splitKeys(text: string): { key: KeyObject; kid?: string }[] {
  try {
    if (text.trimStart().startsWith('{')) {
      const parsed = JSON.parse(text);
      const list: { kid?: string }[] = Array.isArray(parsed.keys) ? parsed.keys : [parsed];
      return list.map((jwk) => {
        const key = createPrivateKey({ key: { ...jwk }, format: 'jwk' });
        return jwk.kid === undefined ? { key } : { key, kid: String(jwk.kid) };
      });
    }
    const blocks = text.replaceAll('\\n', '\n').match(/-----BEGIN [^-]+-----[^-]+-----END [^-]+-----/g) ?? [];
    return blocks.map((block) => ({ key: createPrivateKey(block) }));
  } catch {
    // the cause would carry the key material into the log
    throw wrong();
  }
}

async function toSigningKey({ key, kid }: { key: KeyObject; kid?: string }): Promise<LeaseSigningKey> {
  if (key.asymmetricKeyType !== 'ed25519') throw wrong();
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  if (x === undefined) throw wrong();
  const jwk = { kty: 'OKP', crv: 'Ed25519', x } as const;
  const name = kid ?? deviceKeyThumbprint(jwk);
  return { kid: name, privateKey: key, publicKey: { ...jwk, kid: name } };
}

function wrong() {
  return configError('LEASE_SIGNING_KEY', 'must be Ed25519 private keys as PEM, JWK or JWK set');
}
