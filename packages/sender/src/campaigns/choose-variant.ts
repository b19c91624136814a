import { AppError } from '@mywasender/contract/app-error';
import type { Campaign } from '@mywasender/contract/models/campaign';
import type { Core } from '../core.ts';
import { setCampaignStatus } from '../store/campaigns.ts';
import { decide, hasUndecided } from '../store/variant-tests.ts';
import { judgeCampaign } from './judge-campaign.ts';
import { changedCampaign, refuseState, requireCampaign } from './require.ts';

/**
 * A person ends the test: whoever waits gets this variant. A campaign that stood still for want of a winner goes on.
 * Throws `NOT_FOUND` for a variant there is not, `CAMPAIGN_STATE` before the start and `CONFLICT` when nobody waits any more.
 */
export function chooseVariant(
  core: Core,
  input: { readonly campaignId: string; readonly variant: number },
): Campaign {
  const campaign = requireCampaign(core, input.campaignId);
  const { variants } = campaign.draft.message;
  if (variants?.items[input.variant] === undefined) throw new AppError('NOT_FOUND');
  if (campaign.status === 'draft') refuseState(campaign, 'decided');
  const at = core.deps.clock.now();
  core.sql.transaction(() => {
    const judgement = {
      ...judgeCampaign(core.sql, campaign.id, variants),
      verdict: 'by-hand' as const,
      winner: input.variant,
    };
    const open = hasUndecided(core.sql, campaign.id);
    if (!open || !decide(core.sql, campaign.id, { at, judgement, winner: input.variant }))
      throw new AppError('CONFLICT');
    if (campaign.pauseReason === 'no-winner')
      setCampaignStatus(core.sql, campaign.id, { status: 'running', at });
  });
  for (const profileId of campaign.draft.profileIds) core.wake(profileId);
  return changedCampaign(core, campaign.id);
}
