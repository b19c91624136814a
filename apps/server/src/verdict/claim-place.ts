import type { Device } from '@mywasender/contract/http/devices';
import type { ActivateBody } from '@mywasender/contract/http/verdict';
import { matchFingerprint } from '@mywasender/licensing/fingerprint';
import { writeAudit } from '../audit/write-audit.ts';
import type { Device as DeviceRow, License, Plan, Prisma } from '../generated/prisma/client.ts';
import { presentDevice, recordSwap, swapsLeft } from '../licenses/devices.ts';
import { stringsOf } from '../shared/numbers-of.ts';
import type { RequestOrigin } from '../shared/request-context.ts';

export type PlaceClaim =
  | { readonly granted: true }
  | { readonly granted: false; readonly devices: Device[]; readonly swapsLeft: number };

/**
 * Finds a place for a device on a license whose row is locked: its own, a free one, or the one of the device it
 * replaces. Replacing costs a swap, except for the same computer (reinstalled, with a new key).
 */
export async function claimPlace(
  tx: Prisma.TransactionClient,
  input: {
    readonly license: License & { readonly plan: Plan };
    readonly body: ActivateBody;
    readonly known: DeviceRow | null;
    readonly at: Date;
    readonly origin: RequestOrigin;
  },
): Promise<PlaceClaim> {
  const { license, body, known, at, origin } = input;
  if (known?.status === 'active') return { granted: true };
  const { plan, id: licenseId } = license;
  const taken = await tx.device.findMany({
    where: { licenseId, status: 'active' },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
  });
  if (taken.length < plan.deviceLimit) return { granted: true };
  const left = await swapsLeft(tx, { licenseId, plan, at });
  const replaced = taken.find((device) => device.id === body.replaceDeviceId);
  const refused = { granted: false, devices: taken.map(presentDevice), swapsLeft: left } as const;
  if (replaced === undefined) return refused;
  const { changed } = matchFingerprint(stringsOf(replaced.fingerprint), body.device.fingerprint);
  const sameComputer = changed.length === 0;
  if (!sameComputer && left === 0) return refused;
  // after a plan was made smaller more places may be taken than there are: one swap frees one, not the rest
  if (taken.length > plan.deviceLimit) return refused;
  await tx.device.update({ where: { id: replaced.id }, data: { status: 'removed', removedAt: at } });
  if (!sameComputer) await recordSwap(tx, licenseId, at);
  await writeAudit(tx, {
    at,
    action: 'device.replace',
    target: { type: 'device', id: replaced.id },
    origin,
    details: { licenseId, sameComputer },
  });
  return { granted: true };
}
