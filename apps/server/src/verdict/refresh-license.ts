import { AppError } from '@mywasender/contract/app-error';
import type { RefreshLicenseBody, Verdict } from '@mywasender/contract/http/verdict';
import { raiseAlert } from '../alerts/raise-alert.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { sha256 } from '../crypto/digest.ts';
import type { RequestOrigin } from '../shared/request-context.ts';
import { buildVerdict } from './build-verdict.ts';
import { checkProof, nonceExpiry, replayed } from './check-proof.ts';
import { concludeDevice, type DeviceState, denialOfLicense, denialOfVersion } from './license-state.ts';
import { issueLicenseToken, type LicenseDeps, successorOf } from './license-tokens.ts';
import { deviceOf, licenseOf, STATE_COLUMNS, type StateRow } from './read-state.ts';
import { recordTold, SEEN_EVERY_MS } from './record-told.ts';

/** How long the direct predecessor of a token still gets the same successor, for lost answers. */
const RETRY_MS = 10_000;

export interface RefreshLicenseInput extends RefreshLicenseBody {
  readonly path: string;
  readonly origin: RequestOrigin;
}

type Row = StateRow & {
  readonly fresh: number;
  readonly token_family: string;
  readonly token_expires_at: Date;
};

/** Exchanges a refresh token for its successor and a new license token, if the license and device are in order. */
export async function refreshLicense(deps: LicenseDeps, input: RefreshLicenseInput): Promise<Verdict> {
  const at = deps.now();
  const { thumbprint, licenseId } = await checkProof(deps, input);
  const presented = sha256(input.refreshToken);
  const row = await readToken(deps, { presented, thumbprint, nonce: input.nonce, at });
  if (row === undefined) throw new AppError('LICENSE_TOKEN_INVALID', { reason: 'unknown' });
  if (row.fresh === 0) throw replayed();
  if (row.license_id !== licenseId) throw new AppError('DEVICE_PROOF_INVALID', { reason: 'license' });
  const license = licenseOf(row);
  const device = deviceOf(row);
  const conclude = async (code: Verdict['code'], extra = {}) => {
    await recordTold(deps.db.prisma, { device, thumbprint, code, at });
    const deviceId = device?.id ?? null;
    return buildVerdict(deps, { code, license, deviceId, thumbprint, nonce: input.nonce, extra });
  };

  const denial =
    denialOfLicense(license, at) ??
    concludeDevice({ device, thumbprint, familyId: row.token_family, fingerprint: undefined }) ??
    denialOfVersion(device?.appVersion ?? '', [deps.config.minAppVersion, license.minAppVersion]);
  if (denial !== null) return conclude(denial);
  // an ended life of 30 days is no denial: the app activates again with the key it keeps
  if (row.token_expires_at <= at) throw new AppError('LICENSE_TOKEN_INVALID', { reason: 'expired' });
  if (device === null) return conclude('DEVICE_UNKNOWN');

  const refreshToken = successorOf(deps, input.refreshToken);
  const granted =
    (await rotate(deps, presented, sha256(refreshToken), at)) ||
    (await isRetry(deps, presented, sha256(refreshToken), at));
  if (!granted) {
    await endFamily(deps, device, input.origin);
    return conclude('TOKEN_REUSED');
  }
  const licenseToken = issueLicenseToken(deps, {
    licenseId: license.id,
    deviceId: device.id,
    familyId: device.familyId,
    licenseExpiresAt: license.expiresAt,
  });
  return conclude('VALID', { licenseToken, refreshToken });
}

async function readToken(
  { db }: LicenseDeps,
  input: {
    readonly presented: Buffer;
    readonly thumbprint: string;
    readonly nonce: string;
    readonly at: Date;
  },
): Promise<Row | undefined> {
  const { rows } = await db.pool.query<Row>(
    `WITH used AS (
       INSERT INTO used_proof_nonces (key_thumbprint, nonce, expires_at) VALUES ($2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING 1
     ), seen AS (
       UPDATE devices SET last_seen_at = $5 FROM license_refresh_tokens t
       WHERE t.hash = $1 AND devices.id = t.device_id AND devices.key_thumbprint = $2
         AND devices.status = 'active' AND devices.last_seen_at < $6
     )
     SELECT (SELECT count(*)::int FROM used) AS fresh, ${STATE_COLUMNS},
       t.family_id AS token_family, t.expires_at AS token_expires_at
     FROM license_refresh_tokens t
     JOIN devices d ON d.id = t.device_id
     JOIN licenses l ON l.id = d.license_id
     JOIN plans p ON p.id = l.plan_id
     WHERE t.hash = $1`,
    [
      input.presented,
      input.thumbprint,
      input.nonce,
      nonceExpiry(input.at),
      input.at,
      new Date(input.at.getTime() - SEEN_EVERY_MS),
    ],
  );
  return rows[0];
}

/** One statement: of many presenting the same token at once, one gets here first. */
async function rotate({ db }: LicenseDeps, presented: Buffer, successor: Buffer, at: Date): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `WITH used AS (
       UPDATE license_refresh_tokens t SET used_at = $3 FROM devices d
       WHERE t.hash = $1 AND t.used_at IS NULL AND t.expires_at > $3
         AND d.id = t.device_id AND d.family_id = t.family_id AND d.family_ended_at IS NULL
       RETURNING t.device_id, t.family_id, t.expires_at
     )
     INSERT INTO license_refresh_tokens (hash, device_id, family_id, created_at, expires_at)
     SELECT $2, device_id, family_id, $3, expires_at FROM used`,
    [presented, successor, at],
  );
  return rowCount === 1;
}

/** The token was just used and its successor was not: the answer got lost on the way. */
async function isRetry(
  { db }: LicenseDeps,
  presented: Buffer<ArrayBuffer>,
  successor: Buffer<ArrayBuffer>,
  at: Date,
) {
  const tokens = db.prisma.licenseRefreshToken;
  const [used, next] = [
    await tokens.findUnique({ where: { hash: presented } }),
    await tokens.findUnique({ where: { hash: successor } }),
  ];
  if (used === null || used.usedAt === null || next === null) return false;
  return next.usedAt === null && at.getTime() - used.usedAt.getTime() <= RETRY_MS;
}

async function endFamily(deps: LicenseDeps, device: DeviceState, origin: RequestOrigin): Promise<void> {
  const at = deps.now();
  await deps.db.prisma.$transaction(async (tx) => {
    const { count } = await tx.device.updateMany({
      where: { id: device.id, familyId: device.familyId, familyEndedAt: null },
      data: { familyEndedAt: at },
    });
    const target = { type: 'device', id: device.id };
    await writeAudit(tx, { at, action: 'device.token-reused', target, origin });
    const alert = { kind: 'LICENSE_TOKEN_REUSED', subject: device.id } as const;
    if (count > 0) await raiseAlert(deps, alert, tx);
  });
}
