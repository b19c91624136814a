import { AppError } from '@mywasender/contract/app-error';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { lockLicense, managedLicenses } from './license-access.ts';

/**
 * Blocks a device: it loses its place and gets `DEVICE_BLOCKED` until it is unblocked, after which it has to
 * activate like a new one.
 */
export async function setDeviceBlocked(
  { db, now, signals }: ServerDeps,
  input: { readonly licenseId: string; readonly deviceId: string; readonly blocked: boolean },
  context: RequestContext,
): Promise<void> {
  const at = now();
  const { licenseId, deviceId, blocked } = input;
  await db.prisma.$transaction(async (tx) => {
    await lockLicense(tx, licenseId, managedLicenses(context.actor));
    const device = await tx.device.findFirst({ where: { id: deviceId, licenseId } });
    if (device === null) throw new AppError('NOT_FOUND');
    if ((device.status === 'blocked') === blocked) return;
    await tx.device.update({
      where: { id: deviceId },
      data: { status: blocked ? 'blocked' : 'removed', removedAt: device.removedAt ?? at },
    });
    await writeAudit(tx, {
      at,
      action: blocked ? 'device.block' : 'device.unblock',
      actorId: context.actor.id,
      target: { type: 'device', id: deviceId },
      origin: context,
      details: { licenseId },
    });
  });
  signals.publish({ kind: 'license', id: licenseId });
}
