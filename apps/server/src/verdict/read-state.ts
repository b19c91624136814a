import type { DeviceStatus, LicenseStatus } from '../generated/prisma/client.ts';
import { effectiveEntitlements } from '../licenses/license-terms.ts';
import { numbersOf, stringsOf } from '../shared/numbers-of.ts';
import type { DeviceState, LicenseState } from './license-state.ts';

/** Columns of a license with its plan and one device, as the hand-written statements select them. */
export const STATE_COLUMNS = `
  l.id AS license_id, l.status::text AS license_status, l.expires_at, l.added_entitlements,
  l.removed_entitlements, l.limits AS license_limits,
  p.id AS plan_id, p.name AS plan_name, p.entitlements, p.limits,
  coalesce(l.min_app_version, p.min_app_version) AS min_app_version,
  d.id AS device_id, d.status::text AS device_status, d.key_thumbprint, d.fingerprint, d.app_version,
  d.family_id, d.family_ended_at, d.address_hash, d.told_code`;

export interface StateRow {
  readonly license_id: string;
  readonly license_status: LicenseStatus;
  readonly expires_at: Date | null;
  readonly added_entitlements: string[] | null;
  readonly removed_entitlements: string[] | null;
  readonly license_limits: unknown;
  readonly plan_id: string;
  readonly plan_name: string;
  readonly entitlements: string[];
  readonly limits: unknown;
  readonly min_app_version: string | null;
  readonly device_id: string | null;
  readonly device_status: DeviceStatus;
  readonly key_thumbprint: string;
  readonly fingerprint: unknown;
  readonly app_version: string;
  readonly family_id: string;
  readonly family_ended_at: Date | null;
  readonly address_hash: Uint8Array | null;
  readonly told_code: string | null;
}

export function licenseOf(row: StateRow): LicenseState {
  return {
    id: row.license_id,
    status: row.license_status,
    expiresAt: row.expires_at,
    plan: { id: row.plan_id, name: row.plan_name },
    entitlements: effectiveEntitlements(row.entitlements, {
      addedEntitlements: row.added_entitlements ?? [],
      removedEntitlements: row.removed_entitlements ?? [],
    }),
    limits: { ...numbersOf(row.limits), ...numbersOf(row.license_limits) },
    minAppVersion: row.min_app_version,
  };
}

export function deviceOf(row: StateRow): DeviceState | null {
  if (row.device_id === null) return null;
  return {
    id: row.device_id,
    status: row.device_status,
    keyThumbprint: row.key_thumbprint,
    fingerprint: stringsOf(row.fingerprint),
    appVersion: row.app_version,
    familyId: row.family_id,
    familyEnded: row.family_ended_at !== null,
    addressHash: row.address_hash,
    toldCode: row.told_code,
  };
}
