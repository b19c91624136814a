import type { DeviceEffect, LicenseEffect } from '@mywasender/contract/http/devices';
import { LICENSE_CODE_LIST } from '@mywasender/contract/license-codes';
import { GRACE_MS } from '@mywasender/licensing/grace-policy';
import type { Device, License } from '../generated/prisma/client.ts';
import { SEEN_EVERY_MS } from '../verdict/record-told.ts';

type EffectOnDevice = Pick<
  Device,
  'id' | 'name' | 'platform' | 'status' | 'lastSeenAt' | 'toldCode' | 'toldAt' | 'offlineUntil'
>;

/**
 * How far a suspension or revocation has come. A refused computer has put its lease away, which nothing but a later
 * yes undoes; one that does not ask runs on its last lease or file. Computers that had stopped before do not count,
 * except those that hold a place or are blocked.
 */
export function judgeEffect(
  license: Pick<License, 'status' | 'suspendedAt' | 'revokedAt' | 'expiresAt'>,
  devices: readonly EffectOnDevice[],
  now: Date,
): LicenseEffect {
  const since =
    { active: null, suspended: license.suspendedAt, revoked: license.revokedAt }[license.status] ?? null;
  const shown = devices
    .filter((device) => device.status !== 'removed' || ranAt(since ?? now, device, license.expiresAt))
    .map((device) => presentEffect(device, license.expiresAt, now))
    .toSorted((a, b) => Number(a.stopped) - Number(b.stopped) || (a.lastAskedAt < b.lastAskedAt ? 1 : -1));
  const ends = shown.flatMap(({ stopped, runsUntil }) => (stopped || runsUntil === null ? [] : [runsUntil]));
  return {
    since: since?.toISOString() ?? null,
    devices: shown,
    stopped: shown.filter(({ stopped }) => stopped).length,
    until: ends.toSorted().at(-1) ?? null,
  };
}

function presentEffect(device: EffectOnDevice, expiresAt: Date | null, now: Date): DeviceEffect {
  const runsUntil = isRefused(device) ? null : lastEnd(device, expiresAt);
  return {
    id: device.id,
    name: device.name,
    platform: device.platform,
    lastAskedAt: device.lastSeenAt.toISOString(),
    told: LICENSE_CODE_LIST.find((code) => code === device.toldCode) ?? null,
    toldAt: device.toldAt?.toISOString() ?? null,
    stopped: runsUntil === null || runsUntil <= now,
    runsUntil: runsUntil?.toISOString() ?? null,
  };
}

function isRefused({ toldCode }: EffectOnDevice): boolean {
  return toldCode !== null && toldCode !== 'VALID';
}

/** Whether it could still send at a moment that is over. */
function ranAt(at: Date, device: EffectOnDevice, expiresAt: Date | null): boolean {
  const refusedLater = isRefused(device) && device.toldAt !== null && device.toldAt >= at;
  return (!isRefused(device) || refusedLater) && lastEnd(device, expiresAt) > at;
}

/** The latest end its lease or file can have: when it was seen is exact to five minutes, and a lease knows its license's end. */
function lastEnd({ lastSeenAt, offlineUntil }: EffectOnDevice, expiresAt: Date | null): Date {
  const lease = lastSeenAt.getTime() + SEEN_EVERY_MS + GRACE_MS;
  const longest = Math.max(lease, offlineUntil?.getTime() ?? 0);
  return new Date(Math.min(longest, expiresAt?.getTime() ?? longest));
}
