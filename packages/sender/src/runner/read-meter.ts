import type { Core } from '../core.ts';
import { profileById, setProfileMeter } from '../store/profiles.ts';
import { announceProfile } from './announce.ts';

const HOUR = 3_600_000;

/** Reads WhatsApp's own limits, without sending, and keeps them. An account that cannot be read keeps the last ones. */
export async function readMeter(core: Core, profileId: string): Promise<void> {
  const session = core.profiles.readySession(profileId);
  if (session === null) return;
  core.memory.meterTriedAt.set(profileId, core.deps.clock.now());
  try {
    const limits = await core.profiles.during(() => session.limits());
    setProfileMeter(core.sql, profileId, { ...limits, readAt: core.deps.clock.now() });
    announceProfile(core, profileId);
  } catch (error) {
    core.deps.log.warn({ err: error, profileId }, "WhatsApp's limits could not be read");
  }
}

/** Before the first send and hourly. */
export function meterIsDue(core: Core, profileId: string): boolean {
  return core.deps.clock.now() >= nextMeterRead(core, profileId);
}

export function nextMeterRead(core: Core, profileId: string): number {
  const readAt = profileById(core.sql, profileId)?.meter?.readAt ?? 0;
  const triedAt = core.memory.meterTriedAt.get(profileId) ?? 0;
  // After a restart the first send waits for a reading of its own.
  return triedAt === 0 ? 0 : Math.max(readAt, triedAt) + HOUR;
}
