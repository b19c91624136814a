import { AppError } from '@mywasender/contract/app-error';
import type { LicenseCode } from '@mywasender/contract/license-codes';
import { leaseDigest } from '@mywasender/licensing/lease-digest';
import type { LicenseTokenClaims } from '../plugins/tokens.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { stateOf } from '../verdict/build-verdict.ts';
import { checkProof, nonceExpiry, type ProvenRequest, replayed } from '../verdict/check-proof.ts';
import { concludeDevice, denialOfLicense, denialOfVersion } from '../verdict/license-state.ts';
import { deviceOf, licenseOf, STATE_COLUMNS, type StateRow } from '../verdict/read-state.ts';

const STATEMENT = `
  WITH used AS (
    INSERT INTO used_proof_nonces (key_thumbprint, nonce, expires_at) VALUES ($3, $4, $5)
    ON CONFLICT DO NOTHING RETURNING 1
  )
  SELECT (SELECT count(*)::int FROM used) AS fresh, ${STATE_COLUMNS} FROM licenses l
  JOIN plans p ON p.id = l.plan_id
  JOIN devices d ON d.id = $2 AND d.license_id = l.id
  WHERE l.id = $1`;

export interface Listener {
  readonly licenseId: string;
  readonly planId: string;
  readonly deviceId: string;
  /** what a verdict would conclude now */
  readonly code: LicenseCode;
  /** whatever is wrong with the license: the computer itself is denied */
  readonly deviceDenied: boolean;
  /** of what a lease would state now: the app sees by it whether it missed something */
  readonly digest: string;
}

/**
 * Who may listen for changes of a license: a device with a genuine token, proven by its key. Also one that is
 * denied now, since it has a reason to wait for news.
 */
export async function admitListener(
  deps: Pick<ServerDeps, 'db' | 'config' | 'now'>,
  input: ProvenRequest & { readonly claims: LicenseTokenClaims },
): Promise<Listener> {
  const { claims } = input;
  const at = deps.now();
  const { thumbprint, nonce, licenseId } = await checkProof(deps, input);
  if (licenseId !== claims.sub) throw new AppError('DEVICE_PROOF_INVALID', { reason: 'license' });
  const { rows } = await deps.db.pool.query<StateRow & { fresh: number }>(STATEMENT, [
    claims.sub,
    claims.dev,
    thumbprint,
    nonce,
    nonceExpiry(at),
  ]);
  const [row] = rows;
  if (row === undefined) throw new AppError('LICENSE_TOKEN_INVALID', { reason: 'unknown' });
  if (row.fresh === 0) throw replayed();
  if (row.key_thumbprint !== thumbprint) throw new AppError('DEVICE_PROOF_INVALID', { reason: 'key' });
  const license = licenseOf(row);
  const device = deviceOf(row);
  const ofDevice = concludeDevice({ device, thumbprint, familyId: claims.fam, fingerprint: undefined });
  const code =
    denialOfLicense(license, at) ??
    ofDevice ??
    denialOfVersion(row.app_version, [deps.config.minAppVersion, license.minAppVersion]) ??
    'VALID';
  const digest = leaseDigest(stateOf(code, license, at));
  return {
    licenseId: license.id,
    planId: license.plan.id,
    deviceId: claims.dev,
    code,
    deviceDenied: ofDevice !== null,
    digest,
  };
}
