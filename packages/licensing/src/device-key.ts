import { createHash } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';

/** Ed25519 public key as JWK. */
export interface DevicePublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  /** base64url of the 32 bytes */
  readonly x: string;
}

/** Ed25519 private key as JWK. Belongs into the secret store and nowhere else. */
export interface DevicePrivateJwk extends DevicePublicJwk {
  readonly d: string;
}

export interface DeviceKeyPair {
  readonly publicKeyJwk: DevicePublicJwk;
  readonly privateKeyJwk: DevicePrivateJwk;
  /** RFC 7638, SHA-256, base64url: the name of the key in leases */
  readonly thumbprint: string;
}

/** Makes the key pair an installation proves itself with. Once, at its first run. */
export async function generateDeviceKeyPair(): Promise<DeviceKeyPair> {
  const pair = await generateKeyPair('Ed25519', { extractable: true });
  const { x, d } = await exportJWK(pair.privateKey);
  if (x === undefined || d === undefined) throw new Error('the runtime exported an incomplete Ed25519 key');
  const publicKeyJwk = { kty: 'OKP', crv: 'Ed25519', x } as const;
  return {
    publicKeyJwk,
    privateKeyJwk: { ...publicKeyJwk, d },
    thumbprint: deviceKeyThumbprint(publicKeyJwk),
  };
}

/**
 * RFC 7638 thumbprint of a device's public key: its required members in this order, SHA-256. jose has it too, on
 * another thread, and handing it over costs more of every validation than the hash itself.
 */
export function deviceKeyThumbprint({ kty, crv, x }: DevicePublicJwk): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
}
