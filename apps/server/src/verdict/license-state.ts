import type { LicenseCode } from '@mywasender/contract/license-codes';
import { type FingerprintHashes, matchFingerprint } from '@mywasender/licensing/fingerprint';
import { isOlderVersion } from '@mywasender/licensing/is-older-version';

/** What the database says about a license and, where there is one, the device. */
export interface LicenseState {
  readonly id: string;
  readonly status: 'active' | 'suspended' | 'revoked';
  readonly expiresAt: Date | null;
  readonly plan: { readonly id: string; readonly name: string };
  /** of the plan, and what was agreed for this license alone */
  readonly entitlements: readonly string[];
  readonly limits: Readonly<Record<string, number>>;
  readonly minAppVersion: string | null;
}

export interface DeviceState {
  readonly id: string;
  readonly status: 'active' | 'removed' | 'blocked';
  readonly keyThumbprint: string;
  readonly fingerprint: FingerprintHashes;
  readonly appVersion: string;
  readonly familyId: string;
  readonly familyEnded: boolean;
  /** of where it was seen last */
  readonly addressHash: Uint8Array | null;
  /** the verdict it was told last */
  readonly toldCode: string | null;
}

export type Denial = Exclude<LicenseCode, 'VALID'>;

/** A denial that concerns the license whatever device asks; null when there is none. */
export function denialOfLicense(license: LicenseState | null, now: Date): Denial | null {
  if (license === null) return 'NOT_FOUND';
  if (license.status === 'revoked') return 'REVOKED';
  if (license.status === 'suspended') return 'SUSPENDED';
  if (license.expiresAt !== null && license.expiresAt <= now) return 'EXPIRED';
  return null;
}

/** Whether the app must be updated first, by the server's or the license's minimum. */
export function denialOfVersion(appVersion: string, minimums: readonly (string | null)[]): Denial | null {
  const tooOld = minimums.some((minimum) => minimum !== null && isOlderVersion(appVersion, minimum));
  return tooOld ? 'APP_VERSION_TOO_OLD' : null;
}

/** The conclusion about a device that presents tokens of a license. */
export function concludeDevice(input: {
  readonly device: DeviceState | null;
  /** of the key that signed the proof */
  readonly thumbprint: string;
  /** of the token presented */
  readonly familyId: string;
  readonly fingerprint: FingerprintHashes | undefined;
}): Denial | null {
  const { device } = input;
  if (device === null || device.status === 'removed') return 'DEVICE_UNKNOWN';
  if (device.status === 'blocked') return 'DEVICE_BLOCKED';
  if (device.keyThumbprint !== input.thumbprint) return 'DEVICE_MISMATCH';
  if (device.familyEnded || device.familyId !== input.familyId) return 'TOKEN_REUSED';
  if (input.fingerprint && !matchFingerprint(device.fingerprint, input.fingerprint).matches) {
    return 'DEVICE_MISMATCH';
  }
  return null;
}
