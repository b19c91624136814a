import { type CampaignAction, nextCampaignStatus } from '@mywasender/campaigns/campaign-state';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput } from '@mywasender/contract/commands/command-map';
import type { Campaign } from '@mywasender/contract/models/campaign';
import type { Core } from '../core.ts';
import { campaignIsOver } from '../runner/campaign-is-over.ts';
import { skipQueued } from '../runner/keep-campaigns.ts';
import { setSharePause } from '../store/campaign-shares.ts';
import { type StoredCampaign, setCampaignStatus } from '../store/campaigns.ts';
import { endCoolDown, profileById } from '../store/profiles.ts';
import { changedCampaign, refuseState, requireCampaign } from './require.ts';

type ById = { readonly campaignId: string };

/** Sends nothing more until resumed; a message that is already on its way is finished. */
export function pauseCampaign(core: Core, input: ById): Campaign {
  return steer(core, requireCampaign(core, input.campaignId), 'pause', 'paused');
}

/**
 * Goes on, also out of a breaker's cool-down: then the user has looked and decided. With a profile only what this one
 * has to do goes on. Throws `NOT_FOUND`, `CAMPAIGN_STATE` when nothing stands still, `LICENSE_REQUIRED`.
 */
export function resumeCampaign(core: Core, input: CommandInput<'campaigns.resume'>): Campaign {
  core.license.assertMaySend();
  const campaign = requireCampaign(core, input.campaignId);
  const { profileId } = input;
  const chosen = campaign.shares.filter((share) => profileId === undefined || share.profileId === profileId);
  if (chosen.length === 0) throw new AppError('NOT_FOUND');
  const paused = chosen.filter(({ pause }) => pause !== null);
  const whole = campaign.status === 'paused' && profileId === undefined;
  if (!whole && (paused.length === 0 || campaign.status !== 'running')) refuseState(campaign, 'resumed');
  return core.sql.transaction(() => {
    for (const share of paused) resumeShare(core, campaign, share);
    if (whole) return steer(core, campaign, 'resume', 'resumed');
    wakeProfiles(core, campaign);
    return changedCampaign(core, campaign.id);
  });
}

function resumeShare(core: Core, campaign: StoredCampaign, share: StoredCampaign['shares'][number]): void {
  const { profileId, pause } = share;
  if (pause?.reason === 'breaker' && profileById(core.sql, profileId) !== null)
    endCoolDown(core.sql, profileId);
  setSharePause(core.sql, { campaignId: campaign.id, profileId }, null, core.deps.clock.now());
}

/** Ends it: whoever is still queued is skipped. */
export function stopCampaign(core: Core, input: ById): Campaign {
  const campaign = requireCampaign(core, input.campaignId);
  return core.sql.transaction(() => {
    const stopped = steer(core, campaign, 'stop', 'stopped');
    skipQueued(core, campaign.id, 'campaign-stopped');
    campaignIsOver(core, campaign);
    return { ...stopped, ...changedCampaign(core, campaign.id) };
  });
}

function steer(core: Core, campaign: StoredCampaign, action: CampaignAction, tried: string): Campaign {
  const status = nextCampaignStatus(campaign.status, action);
  if (status === null) refuseState(campaign, tried);
  const reason = status === 'paused' ? ({ reason: 'user' } as const) : {};
  setCampaignStatus(core.sql, campaign.id, { status, at: core.deps.clock.now(), ...reason });
  wakeProfiles(core, campaign);
  return changedCampaign(core, campaign.id);
}

/** Each of its profiles looks at the campaign again at once. */
export function wakeProfiles(core: Core, { shares }: Pick<StoredCampaign, 'shares'>): void {
  for (const { profileId } of shares) core.wake(profileId);
}
