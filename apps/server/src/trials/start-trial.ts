import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import { NO_LICENSE, type StartTrialBody, type Verdict } from '@mywasender/contract/http/verdict';
import { deviceKeyThumbprint } from '@mywasender/licensing/device-key';
import { writeAudit } from '../audit/write-audit.ts';
import { sha256 } from '../crypto/digest.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { createLicenseKey } from '../licenses/license-keys.ts';
import type { RequestOrigin } from '../shared/request-context.ts';
import { concludeBinding, refuseDegenerate } from '../verdict/activate-license.ts';
import { bindDevice } from '../verdict/bind-device.ts';
import { buildVerdict } from '../verdict/build-verdict.ts';
import { checkProof, nonceExpiry, replayed } from '../verdict/check-proof.ts';
import type { LicenseDeps } from '../verdict/license-tokens.ts';
import { findTrial, identifyingComponents } from './find-trial.ts';
import { offeredTrial } from './read-trial-offer.ts';

const DAY = 24 * 60 * 60_000;

export interface StartTrialInput extends StartTrialBody {
  readonly path: string;
  readonly origin: RequestOrigin;
}

/**
 * The one trial of a computer: made at the first call, the same one at every other, also after the app was
 * installed anew and has another device key. What has expired stays so. Throws `TRIAL_UNAVAILABLE`.
 */
export async function startTrial(deps: LicenseDeps, input: StartTrialInput): Promise<Verdict> {
  const { device, nonce, origin } = input;
  refuseDegenerate(device.fingerprint);
  const proof = await checkProof(deps, input);
  const thumbprint = deviceKeyThumbprint(device.publicKey);
  if (proof.licenseId !== NO_LICENSE) throw new AppError('DEVICE_PROOF_INVALID', { reason: 'license' });
  if (proof.thumbprint !== thumbprint) throw new AppError('DEVICE_PROOF_INVALID', { reason: 'key' });
  const at = deps.now();
  const conclusion = await deps.db.prisma.$transaction(async (tx) => {
    const { count: fresh } = await tx.usedProofNonce.createMany({
      data: { keyThumbprint: thumbprint, nonce, expiresAt: nonceExpiry(at) },
      skipDuplicates: true,
    });
    if (fresh === 0) throw replayed();
    const known = await findTrial(tx, device.fingerprint);
    const licenseId = known?.licenseId ?? (await makeTrial(deps, tx, input, at));
    await tx.$queryRaw`SELECT 1 FROM licenses WHERE id = ${licenseId}::uuid FOR UPDATE`;
    const license = await tx.license.findUniqueOrThrow({
      where: { id: licenseId },
      include: { plan: true, devices: { where: { status: 'active' } } },
    });
    // there is one computer; whatever key it had before, it has this one now
    const before = license.devices.find(({ keyThumbprint }) => keyThumbprint !== thumbprint);
    const binding = await bindDevice(deps, tx, {
      license,
      device: { ...device, thumbprint },
      replaceDeviceId: before?.id,
      sameComputer: true,
      at,
      origin,
    });
    const concluded = await concludeBinding(deps, tx, binding);
    return { ...concluded, extra: { ...concluded.extra, keyEnd: license.keyEnd } };
  });
  return buildVerdict(deps, { ...conclusion, thumbprint, nonce });
}

async function makeTrial(
  deps: LicenseDeps,
  tx: Prisma.TransactionClient,
  { device: { fingerprint }, origin }: StartTrialInput,
  at: Date,
): Promise<string> {
  const plan = await offeredTrial(tx);
  if (plan === null || plan.trialIssuerId === null || plan.durationDays === null) {
    throw new AppError('TRIAL_UNAVAILABLE');
  }
  const { id, stored } = createLicenseKey(deps, randomUUID());
  await tx.license.create({
    data: {
      ...stored,
      planId: plan.id,
      issuerId: plan.trialIssuerId,
      createdAt: at,
      expiresAt: new Date(at.getTime() + plan.durationDays * DAY),
      fromQuota: false,
    },
  });
  await tx.trial.create({
    data: {
      licenseId: id,
      fingerprint: { ...fingerprint },
      fingerprintHash: sha256(
        Object.entries(fingerprint)
          .map((component) => component.join(':'))
          .sort()
          .join('\n'),
      ),
      createdAt: at,
      components: {
        create: identifyingComponents(fingerprint).map((component) => ({ component })),
      },
    },
  });
  await writeAudit(tx, {
    at,
    action: 'trial.start',
    target: { type: 'license', id },
    origin,
    details: { planId: plan.id },
  });
  return id;
}
