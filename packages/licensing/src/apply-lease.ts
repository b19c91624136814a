import type { LicenseCode } from '@mywasender/contract/license-codes';
import type { LeaseClaims } from '@mywasender/contract/license-lease';

/** What remains of a license the server denied. No outage undoes it; a newer `VALID` lease does. */
export interface Tombstone {
  readonly licenseId: string;
  readonly code: Exclude<LicenseCode, 'VALID'>;
  /** `iat` of the denial, seconds */
  readonly iat: number;
  /** when the server may be asked whether it still holds, seconds */
  readonly nextCheckAt: number;
}

export interface LicenseRecord {
  readonly lease: LeaseClaims | null;
  readonly tombstone: Tombstone | null;
}

/**
 * Takes a verified lease into the record. `VALID` replaces everything unless it is older than what is known (an
 * old answer replayed). A denial of the license in use replaces the lease by a tombstone; a denial of another
 * license (a wrong key typed beside a good one) changes nothing.
 */
export function applyLease(record: LicenseRecord, incoming: LeaseClaims): LicenseRecord {
  const known = record.lease ?? record.tombstone;
  const sameLicense = known !== null && known.licenseId === incoming.licenseId;
  if (sameLicense && incoming.iat < known.iat) return record;
  if (incoming.code === 'VALID') return { lease: incoming, tombstone: null };
  if (!sameLicense || incoming.licenseId === null) return record;
  return {
    lease: null,
    tombstone: {
      licenseId: incoming.licenseId,
      code: incoming.code,
      iat: incoming.iat,
      nextCheckAt: incoming.nextCheckAt,
    },
  };
}
