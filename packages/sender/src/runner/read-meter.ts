import type { Core } from '../core.ts';
import { setProfileMeter } from '../store/profiles.ts';
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
    core.memory.meterReadAt.set(profileId, core.deps.clock.steady());
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
  // After a restart the first send waits for a reading of its own.
  const triedAt = core.memory.meterTriedAt.get(profileId);
  return triedAt === undefined ? 0 : triedAt + HOUR;
}
