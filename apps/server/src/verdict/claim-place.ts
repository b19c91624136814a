import type { Device } from '@mywasender/contract/http/devices';
import { matchFingerprint } from '@mywasender/licensing/fingerprint';
import { writeAudit } from '../audit/write-audit.ts';
import type { Device as DeviceRow, Prisma } from '../generated/prisma/client.ts';
import { presentDevice, recordSwap, swapsLeft } from '../licenses/devices.ts';
import { effectiveTerms } from '../licenses/license-terms.ts';
import { stringsOf } from '../shared/numbers-of.ts';
import type { BindDeviceInput } from './bind-device.ts';

/** The computers that hold the places, and how many may still be replaced. */
export interface PlaceRefusal {
  readonly devices: Device[];
  readonly swapsLeft: number;
}

export type PlaceClaim =
  | { readonly granted: true; readonly replacedId: string | null }
  | { readonly granted: false; readonly refusal: PlaceRefusal };

/**
 * Finds a place for a device on a license whose row is locked: its own, a free one, or the one of the device it
 * replaces. Replacing costs a swap, except for the same computer (reinstalled, with a new key).
 */
export async function claimPlace(
  tx: Prisma.TransactionClient,
  input: BindDeviceInput & { readonly known: DeviceRow | null },
): Promise<PlaceClaim> {
  const { license, device, known, at, origin } = input;
  if (known?.status === 'active') return { granted: true, replacedId: null };
  const terms = effectiveTerms(license, license.plan);
  const licenseId = license.id;
  const taken = await tx.device.findMany({
    where: { licenseId, status: 'active' },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
  });
  if (taken.length < terms.deviceLimit) return { granted: true, replacedId: null };
  const left = await swapsLeft(tx, { licenseId, terms, at });
  const replaced = taken.find(({ id }) => id === input.replaceDeviceId);
  const refused = {
    granted: false,
    refusal: { devices: taken.map(presentDevice), swapsLeft: left },
  } as const;
  if (replaced === undefined) return refused;
  const { changed } = matchFingerprint(stringsOf(replaced.fingerprint), device.fingerprint);
  const sameComputer = input.sameComputer === true || changed.length === 0;
  if (!sameComputer && left === 0) return refused;
  // after a plan was made smaller more places may be taken than there are: one swap frees one, not the rest
  if (taken.length > terms.deviceLimit) return refused;
  await tx.device.update({ where: { id: replaced.id }, data: { status: 'removed', removedAt: at } });
  if (!sameComputer) await recordSwap(tx, licenseId, at);
  await writeAudit(tx, {
    at,
    action: 'device.replace',
    target: { type: 'device', id: replaced.id },
    origin,
    details: { licenseId, sameComputer },
  });
  return { granted: true, replacedId: replaced.id };
}
