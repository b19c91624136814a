import type { Campaign } from '@mywasender/contract/models/campaign';
import type { Core } from '../core.ts';
import { setCampaignStatus } from '../store/campaigns.ts';
import { insertSeries } from '../store/series.ts';
import { readMessage } from '../templates/read-message.ts';
import { requireReady } from './check-campaign.ts';
import { planFree } from './forecast-draft.ts';
import { freezeAudience } from './freeze-audience.ts';
import { changedCampaign, refuseState, requireCampaign, requireTerms } from './require.ts';
import { wakeProfiles } from './steer-campaign.ts';

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
    if (current.draft.audience.followUp === undefined) {
      const free = planFree(core, current.draft);
      freezeAudience(core.sql, current, versions, { at: now, free });
    }
    const { startAt, repeat } = current.draft.schedule;
    if (repeat !== undefined && current.seriesId === null) insertSeries(core.sql, current, startAt ?? now);
    const status = startAt !== null && startAt > now ? 'scheduled' : 'running';
    setCampaignStatus(core.sql, current.id, { status, at: now });
  });
  wakeProfiles(core, campaign);
  if (campaign.draft.schedule.repeat !== undefined) core.wakeSeries();
  return changedCampaign(core, campaign.id);
}
