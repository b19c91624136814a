import type { Campaign } from '@mywasender/contract/models/campaign';
import type { Core } from '../core.ts';
import { setCampaignState } from '../store/campaigns.ts';
import { readMessage } from '../templates/read-message.ts';
import { requireReady } from './check-campaign.ts';
import { freezeAudience } from './freeze-audience.ts';
import { onlyProfile } from './only-profile.ts';
import { changedCampaign, refuseState, requireCampaign, requireTerms } from './require.ts';

/**
 * Freezes audience and texts in one transaction and begins, or waits for the scheduled time.
 * Throws `TERMS_NOT_ACCEPTED`, `CAMPAIGN_STATE`, `LICENSE_REQUIRED`, `TEMPLATE_INVALID`, `TEMPLATE_UNKNOWN_FIELD`,
 * `PROFILE_RELOADING` or `CAMPAIGN_NOT_READY` with the codes of what is missing; nothing has changed then.
 */
export async function startCampaign(core: Core, input: { campaignId: string }): Promise<Campaign> {
  requireTerms(core);
  const campaign = requireCampaign(core, input.campaignId);
  if (campaign.status !== 'draft') refuseState(campaign, 'started');
  core.license.assertMaySend();
  const versions = readMessage(core, campaign.draft);
  await requireReady(core, input);
  const now = core.deps.clock.now();
  core.sql.transaction(() => {
    // Asked again: the checks wait for the browser, and somebody may have pressed start twice.
    const current = requireCampaign(core, input.campaignId);
    if (current.status !== 'draft') refuseState(current, 'started');
    // Into a follow-up people come one by one, when they are due.
    if (current.draft.audience.followUp === undefined) freezeAudience(core.sql, current, versions, now);
    const { startAt } = current.draft.schedule;
    const status = startAt !== null && startAt > now ? 'scheduled' : 'running';
    setCampaignState(core.sql, current.id, { state: { status }, at: now });
  });
  core.wake(onlyProfile(campaign.draft));
  return changedCampaign(core, campaign.id);
}
