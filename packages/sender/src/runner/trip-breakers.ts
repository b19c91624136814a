import { evaluateBreakers } from '@mywasender/campaigns/breakers';
import { nextCampaignState } from '@mywasender/campaigns/campaign-state';
import type { Core } from '../core.ts';
import { activeCampaigns, setCampaignState, stateOf } from '../store/campaigns.ts';
import { profileById, tripProfile } from '../store/profiles.ts';
import { breakerHistory } from '../store/sends.ts';
import { announceCampaign, announceProfile } from './announce.ts';

/** Looks at what happened on the profile lately; a tripped breaker pauses all its campaigns for the cool-down. */
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
    for (const campaign of activeCampaigns(core.sql, profileId)) {
      const state = nextCampaignState(stateOf(campaign), { type: 'pause', reason: 'breaker' });
      if (state === null || campaign.status !== 'running') continue;
      const detail = `${trip.reason} ${trip.count}/${trip.sample}`;
      setCampaignState(core.sql, campaign.id, { state, at: now, detail, until });
      announceCampaign(core, campaign.id);
    }
  });
  announceProfile(core, profileId);
}
