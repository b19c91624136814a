import { randomBytes } from 'node:crypto';
import {
  type DevicePrivateJwk,
  type DevicePublicJwk,
  deviceKeyThumbprint,
  generateDeviceKeyPair,
} from '@mywasender/licensing/device-key';
import { type Static, Type } from 'typebox';
import Value from 'typebox/value';
import type { SecretStore } from '../ports.ts';

const DeviceKey = Type.Object({
  kty: Type.Literal('OKP'),
  crv: Type.Literal('Ed25519'),
  x: Type.String(),
  d: Type.String(),
});

const Tokens = Type.Object({
  licenseId: Type.String(),
  licenseToken: Type.String(),
  refreshToken: Type.String(),
  /** wall-clock ms */
  obtainedAt: Type.Number(),
});
export type LicenseTokens = Static<typeof Tokens>;

export interface DeviceIdentity {
  readonly privateKey: DevicePrivateJwk;
  readonly publicKey: DevicePublicJwk;
  readonly thumbprint: string;
  readonly installId: string;
}

/** What the license client keeps in the secret store, each under one name. A damaged entry counts as missing. */
export interface LicenseSecrets {
  identity(): Promise<DeviceIdentity>;
  sealKey(): Promise<string>;
  tokens(): Promise<LicenseTokens | null>;
  /** Aborts as soon as {@link tokens} are others, or none; whoever goes on asks for the next one. */
  holding(): AbortSignal;
  saveTokens(tokens: LicenseTokens): Promise<void>;
  forgetTokens(): Promise<void>;
}

export function createLicenseSecrets(secrets: SecretStore): LicenseSecrets {
  const once = async (name: string): Promise<string> => {
    const known = await secrets.get(name);
    if (known !== null && known !== '') return known;
    const made = randomBytes(32).toString('base64url');
    await secrets.set(name, made);
    return made;
  };
  let held = new AbortController();
  const holdOthers = (): void => {
    held.abort();
    held = new AbortController();
  };
  return {
    sealKey: () => once('seal-key'),
    tokens: async () => parseSecret(Tokens, await secrets.get('license-tokens')),
    holding: () => held.signal,
    saveTokens: async (tokens) => {
      await secrets.set('license-tokens', JSON.stringify(tokens));
      holdOthers();
    },
    forgetTokens: async () => {
      await secrets.delete('license-tokens');
      holdOthers();
    },
    identity: async () => {
      let key = parseSecret(DeviceKey, await secrets.get('device-key'));
      if (key === null) {
        key = (await generateDeviceKeyPair()).privateKeyJwk;
        await secrets.set('device-key', JSON.stringify(key));
      }
      const publicKey = { kty: key.kty, crv: key.crv, x: key.x };
      return {
        privateKey: key,
        publicKey,
        thumbprint: deviceKeyThumbprint(publicKey),
        installId: await once('install-id'),
      };
    },
  };
}

function parseSecret<T extends Type.TSchema>(schema: T, value: string | null): Static<T> | null {
  if (value === null) return null;
  try {
    const parsed: unknown = JSON.parse(value);
    return Value.Check(schema, parsed) ? parsed : null;
  } catch {
    return null;
  }
}
