import { randomUUID } from 'node:crypto';
import { hmac } from '../crypto/digest.ts';
import { addressKey } from '../plugins/rate-limits.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { noteAnomaly } from './note-anomaly.ts';

const HOUR = 60 * 60_000;

/** An address as devices remember it: enough to see that it changed, no more. */
export function hashAddress(
  { secrets }: { readonly secrets: Pick<ServerDeps['secrets'], 'deviceAddress'> },
  ip: string,
): Buffer<ArrayBuffer> {
  return hmac(secrets.deviceAddress, addressKey(ip));
}

/** A device was seen at another address than before: a computer that travels, or a copied key in two places. */
export async function watchMove(
  deps: Pick<ServerDeps, 'db' | 'now' | 'config' | 'jobs'>,
  device: {
    readonly id: string;
    readonly licenseId: string;
    readonly address: Buffer<ArrayBuffer>;
    readonly before: Uint8Array | null;
  },
): Promise<void> {
  if (device.before !== null && device.address.equals(device.before)) return;
  const at = deps.now();
  const { prisma } = deps.db;
  await prisma.device.update({ where: { id: device.id }, data: { addressHash: device.address } });
  if (device.before === null) return;
  await prisma.deviceMove.create({ data: { id: randomUUID(), deviceId: device.id, at } });
  const count = await prisma.deviceMove.count({
    where: { deviceId: device.id, at: { gt: new Date(at.getTime() - HOUR) } },
  });
  await noteAnomaly(deps, {
    kind: 'device-in-two-places',
    subject: device.id,
    licenseId: device.licenseId,
    count,
    threshold: deps.config.abuse.movesPerHour,
  });
}
