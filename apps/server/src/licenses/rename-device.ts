import { AppError } from '@mywasender/contract/app-error';
import type { Device } from '@mywasender/contract/http/devices';
import { writeAudit } from '../audit/write-audit.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { presentDevice } from './devices.ts';
import { findLicense, visibleLicenses } from './license-access.ts';

/** Gives a computer the name its people know it by. Activating it again brings back the name it has itself. */
export async function renameDevice(
  { db, now }: ServerDeps,
  input: { readonly licenseId: string; readonly deviceId: string; readonly name: string },
  context: RequestContext,
): Promise<Device> {
  const { licenseId, deviceId } = input;
  return db.prisma.$transaction(async (tx) => {
    await findLicense(tx, licenseId, visibleLicenses(context.actor));
    const where = { id: deviceId, licenseId, status: 'active' } as const;
    const { count } = await tx.device.updateMany({ where, data: { name: input.name.trim() } });
    if (count === 0) throw new AppError('NOT_FOUND');
    await writeAudit(tx, {
      at: now(),
      action: 'device.rename',
      actorId: context.actor.id,
      target: { type: 'device', id: deviceId },
      origin: context,
      details: { licenseId },
    });
    return presentDevice(await tx.device.findUniqueOrThrow({ where: { id: deviceId } }));
  });
}
