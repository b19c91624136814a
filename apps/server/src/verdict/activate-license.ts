import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type { ActivateBody, Verdict } from '@mywasender/contract/http/verdict';
import type { LicenseCode } from '@mywasender/contract/license-codes';
import { deviceKeyThumbprint } from '@mywasender/licensing/device-key';
import { isDegenerateFingerprint, matchFingerprint } from '@mywasender/licensing/fingerprint';
import { parseLicenseKey } from '@mywasender/licensing/license-key';
import { writeAudit } from '../audit/write-audit.ts';
import type { Device, License, Plan, Prisma } from '../generated/prisma/client.ts';
import { hashLicenseKey } from '../licenses/license-keys.ts';
import { numbersOf, stringsOf } from '../shared/numbers-of.ts';
import type { RequestOrigin } from '../shared/request-context.ts';
import { type BuildVerdictInput, buildVerdict } from './build-verdict.ts';
import { claimPlace } from './claim-place.ts';
import { denialOfLicense, denialOfVersion, type LicenseState } from './license-state.ts';
import { issueLicenseRefreshToken, issueLicenseToken, type LicenseDeps } from './license-tokens.ts';

type Conclusion = Pick<BuildVerdictInput, 'code' | 'license' | 'deviceId' | 'extra'>;

/**
 * Binds a device to a license. The license row is locked while places are counted, so that any number of
 * computers at once get exactly as many as there are.
 */
export async function activateLicense(
  deps: LicenseDeps,
  body: ActivateBody,
  origin: RequestOrigin,
): Promise<Verdict> {
  if (isDegenerateFingerprint(body.device.fingerprint)) {
    throw new AppError('VALIDATION_FAILED', { field: 'device.fingerprint', problem: 'identifies nothing' });
  }
  const thumbprint = await deviceKeyThumbprint(body.device.publicKey);
  const parsed = parseLicenseKey(body.key);
  const conclusion: Conclusion = parsed.ok
    ? await deps.db.prisma.$transaction(async (tx) => {
        const keyHash = hashLicenseKey(deps.secrets.licenseKeyIndex, parsed.key);
        await tx.$queryRaw`SELECT 1 FROM licenses WHERE key_hash = ${keyHash} FOR UPDATE`;
        const license = await tx.license.findUnique({ where: { keyHash }, include: { plan: true } });
        return license === null ? unknown() : activate(deps, tx, { license, body, thumbprint, origin });
      })
    : unknown();
  return buildVerdict(deps, { ...conclusion, thumbprint, nonce: body.nonce });
}

async function activate(
  deps: LicenseDeps,
  tx: Prisma.TransactionClient,
  input: {
    readonly license: License & { readonly plan: Plan };
    readonly body: ActivateBody;
    readonly thumbprint: string;
    readonly origin: RequestOrigin;
  },
): Promise<Conclusion> {
  const { license, body, thumbprint, origin } = input;
  const at = deps.now();
  const state = stateOf(license);
  const licenseId = license.id;
  const known = await tx.device.findUnique({
    where: { licenseId_keyThumbprint: { licenseId, keyThumbprint: thumbprint } },
  });
  const deny = (code: LicenseCode, extra: Conclusion['extra'] = {}): Conclusion => ({
    code,
    license: state,
    deviceId: known?.id ?? null,
    extra,
  });
  const denial =
    denialOfLicense(state, at) ??
    denialOfVersion(body.device.appVersion, [deps.config.minAppVersion, license.plan.minAppVersion]) ??
    denialOfKnown(known, body);
  if (denial !== null) return deny(denial);

  const place = await claimPlace(tx, { license, body, known, at, origin });
  if (!place.granted) {
    return deny('DEVICE_LIMIT_REACHED', { devices: place.devices, swapsLeft: place.swapsLeft });
  }
  const device = await saveDevice(tx, { licenseId, body, thumbprint, known, at });
  if (license.firstActivatedAt === null) {
    await tx.license.update({ where: { id: licenseId }, data: { firstActivatedAt: at } });
  }
  await writeAudit(tx, {
    at,
    action: 'device.activate',
    target: { type: 'device', id: device.id },
    origin,
    details: { licenseId, again: known !== null },
  });
  const { id: deviceId, familyId } = device;
  const refreshToken = await issueLicenseRefreshToken(tx, { deviceId, familyId, at });
  const licenseToken = issueLicenseToken(deps, {
    licenseId,
    deviceId,
    familyId,
    licenseExpiresAt: license.expiresAt,
  });
  return { code: 'VALID', license: state, deviceId, extra: { licenseToken, refreshToken } };
}

/** A blocked device, or a device key that turned up on other hardware: a copied data folder. */
function denialOfKnown(known: Device | null, body: ActivateBody): LicenseCode | null {
  if (known?.status === 'blocked') return 'DEVICE_BLOCKED';
  if (known === null) return null;
  const { matches } = matchFingerprint(stringsOf(known.fingerprint), body.device.fingerprint);
  return matches ? null : 'DEVICE_MISMATCH';
}

/** A device that comes back keeps its row; its old tokens die only if they were ended or it had been removed. */
function saveDevice(
  tx: Prisma.TransactionClient,
  input: {
    readonly licenseId: string;
    readonly body: ActivateBody;
    readonly thumbprint: string;
    readonly known: Device | null;
    readonly at: Date;
  },
): Promise<Device> {
  const { known, at } = input;
  const { fingerprint, name, platform, appVersion, publicKey } = input.body.device;
  const stays = known !== null && known.status === 'active' && known.familyEndedAt === null;
  const data = {
    fingerprint: { ...fingerprint },
    name,
    platform,
    appVersion,
    status: 'active',
    activatedAt: stays ? known.activatedAt : at,
    lastSeenAt: at,
    removedAt: null,
    familyId: stays ? known.familyId : randomUUID(),
    familyEndedAt: null,
  } as const;
  if (known !== null) return tx.device.update({ where: { id: known.id }, data });
  const { licenseId, thumbprint } = input;
  return tx.device.create({
    data: { id: randomUUID(), licenseId, publicKey: publicKey.x, keyThumbprint: thumbprint, ...data },
  });
}

function stateOf({ plan, ...license }: License & { readonly plan: Plan }): LicenseState {
  return {
    id: license.id,
    status: license.status,
    expiresAt: license.expiresAt,
    plan: { ...plan, limits: numbersOf(plan.limits) },
  };
}

function unknown(): Conclusion {
  return { code: 'NOT_FOUND', license: null, deviceId: null };
}
