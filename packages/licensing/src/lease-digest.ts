import { createHash } from 'node:crypto';
import type { LeaseClaims } from '@mywasender/contract/license-lease';

/** What a server says of a license, apart from the occasion on which it says it. */
export type StatedClaims = Pick<
  LeaseClaims,
  'status' | 'code' | 'planId' | 'planName' | 'entitlements' | 'limits' | 'licenseExpiresAt'
>;

/** Equal for two leases that state the same of a license: whether an app has missed a change. */
export function leaseDigest(claims: StatedClaims): string {
  const stated = [
    claims.status,
    claims.code,
    claims.planId,
    claims.planName,
    [...claims.entitlements].sort(),
    Object.entries(claims.limits).sort(([a], [b]) => (a < b ? -1 : 1)),
    claims.licenseExpiresAt,
  ];
  return createHash('sha256').update(JSON.stringify(stated)).digest('base64url');
}
