import { evaluateBreakers } from '@mywasender/campaigns/breakers';
import type { Core } from '../core.ts';
import { profileById, tripProfile } from '../store/profiles.ts';
import { breakerHistory } from '../store/sends.ts';
import { announceProfile } from './announce.ts';
import { pauseShares } from './pause-shares.ts';

/** Looks at what happened on the profile lately; a tripped breaker pauses its share of every campaign for the cool-down. */
export function tripBreakers(core: Core, profileId: string): void {
  const now = core.deps.clock.now();
  const profile = profileById(core.sql, profileId);
  if (profile === null) return;
  const trip = evaluateBreakers(breakerHistory(core.sql, profileId, profile.breakersFrom, now))[0];
  if (trip === undefined) return;
  const until = now + trip.coolDownMs;
  core.deps.log.warn({ profileId, trip }, 'a circuit breaker tripped');
  core.sql.transaction(() => {
    tripProfile(core.sql, profileId, { reason: trip.reason, at: now, until });
    const detail = `${trip.reason} ${trip.count}/${trip.sample}`;
    pauseShares(core, profileId, { reason: 'breaker', detail, until });
  });
  announceProfile(core, profileId);
}
