import { AppError } from '@mywasender/contract/app-error';
import type { ValidateBody, Verdict } from '@mywasender/contract/http/verdict';
import { type FingerprintHashes, matchFingerprint } from '@mywasender/licensing/fingerprint';
import { hashAddress, watchMove } from '../anomalies/watch-move.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { LicenseTokenClaims } from '../plugins/tokens.ts';
import type { RequestOrigin } from '../shared/request-context.ts';
import { buildVerdict } from './build-verdict.ts';
import { checkProof, nonceExpiry, replayed } from './check-proof.ts';
import { concludeDevice, type DeviceState, denialOfLicense, denialOfVersion } from './license-state.ts';
import type { LicenseDeps } from './license-tokens.ts';
import { deviceOf, licenseOf, STATE_COLUMNS, type StateRow } from './read-state.ts';
import { recordTold, SEEN_EVERY_MS } from './record-told.ts';

// one statement: the nonce is used up, the device seen, and the state read
const STATEMENT = `
  WITH used AS (
    INSERT INTO used_proof_nonces (key_thumbprint, nonce, expires_at) VALUES ($3, $4, $5)
    ON CONFLICT DO NOTHING RETURNING 1
  ), seen AS (
    UPDATE devices SET last_seen_at = $6, app_version = coalesce($7, app_version)
    WHERE id = $2 AND license_id = $1 AND key_thumbprint = $3 AND status = 'active'
      AND (last_seen_at < $8 OR app_version <> coalesce($7, app_version))
  )
  SELECT (SELECT count(*)::int FROM used) AS fresh, s.* FROM (SELECT 1) one LEFT JOIN (
    SELECT ${STATE_COLUMNS} FROM licenses l
    JOIN plans p ON p.id = l.plan_id
    LEFT JOIN devices d ON d.id = $2 AND d.license_id = l.id
    WHERE l.id = $1
  ) s ON true`;

type Row = { readonly fresh: number } & (StateRow | { readonly license_id: null });

export interface ValidateInput extends ValidateBody {
  /** of `licenseToken`, verified */
  readonly claims: LicenseTokenClaims;
  readonly path: string;
  readonly origin: RequestOrigin;
}

/** Concludes whether a device may run on its license now. The hot path: one statement, one verify, one sign. */
export async function validateLicense(deps: LicenseDeps, input: ValidateInput): Promise<Verdict> {
  const { claims, nonce } = input;
  const at = deps.now();
  const { thumbprint, licenseId } = await checkProof(deps, input);
  if (licenseId !== claims.sub) throw new AppError('DEVICE_PROOF_INVALID', { reason: 'license' });
  const { rows } = await deps.db.pool.query<Row>({
    name: 'validate-license',
    text: STATEMENT,
    values: [
      claims.sub,
      claims.dev,
      thumbprint,
      nonce,
      nonceExpiry(at),
      at,
      input.appVersion ?? null,
      new Date(at.getTime() - SEEN_EVERY_MS),
    ],
  });
  const [row] = rows;
  if (row === undefined || row.fresh === 0) throw replayed();
  const license = row.license_id === null ? null : licenseOf(row);
  const device = row.license_id === null ? null : deviceOf(row);
  const code =
    denialOfLicense(license, at) ??
    concludeDevice({ device, thumbprint, familyId: claims.fam, fingerprint: input.fingerprint }) ??
    denialOfVersion(input.appVersion ?? device?.appVersion ?? '', [
      deps.config.minAppVersion,
      license?.minAppVersion ?? null,
    ]) ??
    'VALID';
  await recordTold(deps.db.prisma, { device, thumbprint, code, at });
  if (code === 'VALID' && device !== null && input.fingerprint) {
    await rememberDrift(deps, device, input.fingerprint, input.origin);
  }
  if (code === 'VALID' && device !== null) {
    const address = hashAddress(deps, input.origin.ip);
    const { id, addressHash: before } = device;
    await watchMove(deps, { id, licenseId: claims.sub, address, before });
  }
  return buildVerdict(deps, { code, license, deviceId: device?.id ?? null, thumbprint, nonce });
}

/** A tolerated change becomes the new state, so that the next one is measured from here. */
async function rememberDrift(
  { db, now }: Pick<LicenseDeps, 'db' | 'now'>,
  device: DeviceState,
  fingerprint: FingerprintHashes,
  origin: RequestOrigin,
): Promise<void> {
  const { changed } = matchFingerprint(device.fingerprint, fingerprint);
  if (changed.length === 0) return;
  await db.prisma.$transaction(async (tx) => {
    await tx.device.update({ where: { id: device.id }, data: { fingerprint: { ...fingerprint } } });
    await writeAudit(tx, {
      at: now(),
      action: 'device.fingerprint-drift',
      target: { type: 'device', id: device.id },
      origin,
      details: { changed },
    });
  });
}
