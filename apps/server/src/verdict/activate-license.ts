import { AppError } from '@mywasender/contract/app-error';
import type { ActivateBody, Verdict } from '@mywasender/contract/http/verdict';
import { deviceKeyThumbprint } from '@mywasender/licensing/device-key';
import { isDegenerateFingerprint } from '@mywasender/licensing/fingerprint';
import { parseLicenseKey } from '@mywasender/licensing/license-key';
import { watchActivation } from '../anomalies/watch-activation.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { hashLicenseKey } from '../licenses/license-keys.ts';
import type { RequestOrigin } from '../shared/request-context.ts';
import { type Binding, bindDevice } from './bind-device.ts';
import { type BuildVerdictInput, buildVerdict } from './build-verdict.ts';
import { issueLicenseRefreshToken, issueLicenseToken, type LicenseDeps } from './license-tokens.ts';
import { computerOf } from './record-attempt.ts';

export type Conclusion = Pick<BuildVerdictInput, 'code' | 'license' | 'deviceId' | 'extra'>;

/**
 * Binds a device to a license. The license row is locked while places are counted, so that any number of
 * computers at once get exactly as many as there are.
 */
export async function activateLicense(
  deps: LicenseDeps,
  body: ActivateBody,
  origin: RequestOrigin,
): Promise<Verdict> {
  refuseDegenerate(body.device.fingerprint);
  const thumbprint = deviceKeyThumbprint(body.device.publicKey);
  const parsed = parseLicenseKey(body.key);
  const conclusion: Conclusion = parsed.ok
    ? await deps.db.prisma.$transaction(async (tx) => {
        const keyHash = hashLicenseKey(deps.secrets.licenseKeyIndex, parsed.key);
        await tx.$queryRaw`SELECT 1 FROM licenses WHERE key_hash = ${keyHash} FOR UPDATE`;
        const license = await tx.license.findUnique({ where: { keyHash }, include: { plan: true } });
        if (license === null) return unknown();
        const { replaceDeviceId } = body;
        const device = { ...body.device, thumbprint };
        const at = deps.now();
        return concludeBinding(
          deps,
          tx,
          await bindDevice(deps, tx, { license, device, replaceDeviceId, at, origin }),
        );
      })
    : unknown();
  if (conclusion.license !== null) {
    const computer = computerOf(body.device.fingerprint);
    await watchActivation(deps, { licenseId: conclusion.license.id, computer });
  }
  return buildVerdict(deps, { ...conclusion, thumbprint, nonce: body.nonce });
}

/** A binding as the app is told of it: with tokens, or with what stands in the way. */
export async function concludeBinding(
  deps: LicenseDeps,
  tx: Prisma.TransactionClient,
  binding: Binding,
): Promise<Conclusion> {
  const { code, license, device } = binding;
  if (code !== 'VALID') {
    return { code, license, deviceId: device?.id ?? null, extra: { ...binding.refusal } };
  }
  const { id: deviceId, familyId } = device;
  const refreshToken = await issueLicenseRefreshToken(tx, { deviceId, familyId, at: deps.now() });
  const licenseToken = issueLicenseToken(deps, {
    licenseId: license.id,
    deviceId,
    familyId,
    licenseExpiresAt: license.expiresAt,
  });
  return { code, license, deviceId, extra: { licenseToken, refreshToken } };
}

/** A fingerprint every computer could have would make all of them one. */
export function refuseDegenerate(fingerprint: ActivateBody['device']['fingerprint']): void {
  if (!isDegenerateFingerprint(fingerprint)) return;
  throw new AppError('VALIDATION_FAILED', { field: 'device.fingerprint', problem: 'identifies nothing' });
}

function unknown(): Conclusion {
  return { code: 'NOT_FOUND', license: null, deviceId: null };
}
