import { randomBytes } from 'node:crypto';
import {
  formatLicenseKey,
  keyEndOf,
  LICENSE_KEY_BYTES,
  type LicenseKey,
} from '@mywasender/licensing/license-key';
import { hmac } from '../crypto/digest.ts';
import type { ServerDeps } from '../shared/deps.ts';

/** A new random key, and the three forms of it that are stored. */
export function createLicenseKey({ secrets, sealer }: Pick<ServerDeps, 'secrets' | 'sealer'>, id: string) {
  const key = formatLicenseKey(randomBytes(LICENSE_KEY_BYTES));
  const stored = {
    id,
    keyHash: hashLicenseKey(secrets.licenseKeyIndex, key),
    keySealed: sealer.seal(key, sealPlace(id)),
    keyEnd: keyEndOf(key),
  };
  return { id, key, stored };
}

/** Under which a key is found again. */
export function hashLicenseKey(indexKey: Buffer, key: LicenseKey): Buffer<ArrayBuffer> {
  return hmac(indexKey, key);
}

export function openLicenseKey(
  { sealer }: Pick<ServerDeps, 'sealer'>,
  license: { readonly id: string; readonly keySealed: string },
): string {
  return sealer.open(license.keySealed, sealPlace(license.id));
}

function sealPlace(licenseId: string): string {
  return `licenses.key_sealed.${licenseId}`;
}
