import { type CampaignEvent, nextCampaignState } from '@mywasender/campaigns/campaign-state';
import type { Campaign } from '@mywasender/contract/models/campaign';
import type { Core } from '../core.ts';
import { sourceIsOver } from '../follow-ups/follow-source.ts';
import { skipQueued } from '../runner/keep-campaigns.ts';
import { setCampaignState, stateOf } from '../store/campaigns.ts';
import { endCoolDown, profileById } from '../store/profiles.ts';
import { onlyProfile } from './only-profile.ts';
import { changedCampaign, refuseState, requireCampaign } from './require.ts';

type ById = { readonly campaignId: string };

/** Sends nothing more until resumed; a message that is already on its way is finished. */
export function pauseCampaign(core: Core, input: ById): Campaign {
  return steer(core, input, { type: 'pause', reason: 'user' }, 'paused');
}

/** Goes on, also out of a breaker's cool-down: then the user has looked and decided. */
export function resumeCampaign(core: Core, input: ById): Campaign {
  core.license.assertMaySend();
  const campaign = requireCampaign(core, input.campaignId);
  const profileId = onlyProfile(campaign.draft);
  if (campaign.pauseReason === 'breaker' && profileById(core.sql, profileId) !== null) {
    endCoolDown(core.sql, profileId);
  }
  return steer(core, input, { type: 'resume' }, 'resumed');
}

/** Ends it: whoever is still queued is skipped. */
export function stopCampaign(core: Core, input: ById): Campaign {
  const campaign = requireCampaign(core, input.campaignId);
  return core.sql.transaction(() => {
    const stopped = steer(core, input, { type: 'stop' }, 'stopped');
    skipQueued(core, campaign.id, 'campaign-stopped');
    sourceIsOver(core, campaign.id);
    return { ...stopped, ...changedCampaign(core, campaign.id) };
  });
}

function steer(core: Core, { campaignId }: ById, event: CampaignEvent, action: string): Campaign {
  const campaign = requireCampaign(core, campaignId);
  const state = nextCampaignState(stateOf(campaign), event);
  if (state === null) refuseState(campaign, action);
  setCampaignState(core.sql, campaign.id, { state, at: core.deps.clock.now() });
  core.wake(onlyProfile(campaign.draft));
  return changedCampaign(core, campaign.id);
}
