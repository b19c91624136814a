import { AppError } from '@mywasender/contract/app-error';
import type { OfflineActivationAnswer, OfflineActivationBody } from '@mywasender/contract/http/verdict';
import { LICENSE_CODES } from '@mywasender/contract/license-codes';
import { readActivationRequest, writeLicenseFile } from '@mywasender/licensing/activation-request';
import { lockLicense, visibleLicenses } from '../licenses/license-access.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { refuseDegenerate } from '../verdict/activate-license.ts';
import { bindDevice } from '../verdict/bind-device.ts';
import { buildVerdict } from '../verdict/build-verdict.ts';
import type { LicenseState } from '../verdict/license-state.ts';

const DAY = 24 * 60 * 60_000;
/** A request that old may lie in anybody's mailbox. */
const REQUEST_DAYS = 7;

/**
 * Activates a computer without internet: its request file in, a license file out, under the same rules as through
 * the internet. A request makes one file; a refusal does not use it up.
 */
export async function activateOffline(
  deps: ServerDeps,
  licenseId: string,
  body: OfflineActivationBody,
  context: RequestContext,
): Promise<OfflineActivationAnswer> {
  const at = deps.now();
  const { publicKey, thumbprint, nonce, iat, ...facts } = await readActivationRequest(body.requestFile);
  refuseDegenerate(facts.fingerprint);
  refuseOtherTimes(iat * 1000, at.getTime());
  const binding = await deps.db.prisma.$transaction(async (tx) => {
    const license = await lockLicense(tx, licenseId, visibleLicenses(context.actor));
    const { offlineDays } = license.plan;
    if (offlineDays === 0) throw new AppError('OFFLINE_NOT_ALLOWED');
    const offlineUntil = ({ expiresAt }: LicenseState) =>
      new Date(Math.min(at.getTime() + offlineDays * DAY, expiresAt?.getTime() ?? Infinity));
    const bound = await bindDevice(deps, tx, {
      license,
      device: { publicKey, thumbprint, ...facts },
      replaceDeviceId: body.replaceDeviceId,
      offlineUntil,
      at,
      origin: context,
      actorId: context.actor.id,
    });
    if (bound.code !== 'VALID') return bound;
    const { count: fresh } = await tx.usedProofNonce.createMany({
      data: { keyThumbprint: thumbprint, nonce, expiresAt: new Date(at.getTime() + 2 * REQUEST_DAYS * DAY) },
      skipDuplicates: true,
    });
    if (fresh === 0) throw new AppError('ACTIVATION_REQUEST_USED');
    return bound;
  });
  const { code } = binding;
  const answer = { valid: code === 'VALID', code, detail: LICENSE_CODES[code].text };
  if (binding.code !== 'VALID') {
    return { ...answer, licenseFile: null, fileName: null, validUntil: null, ...binding.refusal };
  }
  deps.signals.publish({ kind: 'license', id: licenseId });
  const { license, device } = binding;
  const { offlineUntil } = device;
  const { lease } = await buildVerdict(deps, {
    code: binding.code,
    license,
    deviceId: device.id,
    thumbprint,
    nonce,
    ...(offlineUntil === null ? {} : { offlineUntil }),
  });
  return {
    ...answer,
    licenseFile: writeLicenseFile(lease),
    fileName: `${fileNameOf(facts.name)}.mws-license`,
    validUntil: offlineUntil?.toISOString() ?? null,
  };
}

/** A clock that is a little wrong is no reason to refuse; one that is days ahead would make requests that last. */
function refuseOtherTimes(requestedAt: number, now: number): void {
  if (now - requestedAt > REQUEST_DAYS * DAY) {
    throw new AppError('ACTIVATION_REQUEST_OLD', { days: REQUEST_DAYS });
  }
  if (requestedAt - now > DAY) {
    const reason = 'the clock of that computer is more than a day ahead; set it right first';
    throw new AppError('ACTIVATION_REQUEST_INVALID', { reason });
  }
}

function fileNameOf(name: string): string {
  return (
    name
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'computer'
  );
}
