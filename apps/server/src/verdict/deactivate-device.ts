import { AppError } from '@mywasender/contract/app-error';
import { writeAudit } from '../audit/write-audit.ts';
import type { LicenseTokenClaims } from '../plugins/tokens.ts';
import type { RequestOrigin } from '../shared/request-context.ts';
import { emitEvent } from '../webhooks/emit-event.ts';
import { checkProof, nonceExpiry, replayed } from './check-proof.ts';
import type { LicenseDeps } from './license-tokens.ts';

/** Gives up the place of the device that asks. Repeating it is no error. */
export async function deactivateDevice(
  deps: LicenseDeps,
  input: {
    readonly claims: LicenseTokenClaims;
    readonly proof: string;
    readonly path: string;
    readonly origin: RequestOrigin;
  },
): Promise<void> {
  const { claims } = input;
  const at = deps.now();
  const { thumbprint, nonce, licenseId } = await checkProof(deps, input);
  if (licenseId !== claims.sub) throw new AppError('DEVICE_PROOF_INVALID', { reason: 'license' });
  await deps.db.prisma.$transaction(async (tx) => {
    const { count: fresh } = await tx.usedProofNonce.createMany({
      data: { keyThumbprint: thumbprint, nonce, expiresAt: nonceExpiry(at) },
      skipDuplicates: true,
    });
    if (fresh === 0) throw replayed();
    const device = await tx.device.findFirst({
      where: { id: claims.dev, licenseId: claims.sub },
      include: { license: true },
    });
    if (device === null) return;
    if (device.keyThumbprint !== thumbprint) throw new AppError('DEVICE_PROOF_INVALID', { reason: 'key' });
    const { count } = await tx.device.updateMany({
      where: { id: device.id, status: 'active' },
      // it has put its lease away
      data: { status: 'removed', removedAt: at, toldCode: 'DEVICE_UNKNOWN', toldAt: at },
    });
    if (count === 0) return;
    await writeAudit(tx, {
      at,
      action: 'device.deactivate',
      target: { type: 'device', id: device.id },
      origin: input.origin,
      details: { licenseId: claims.sub },
    });
    await emitEvent(deps, tx, {
      sellerId: device.license.issuerId,
      type: 'device.removed',
      at,
      data: {
        license: { id: claims.sub, keyEnd: device.license.keyEnd },
        device: { id: device.id },
      },
    });
  });
}
