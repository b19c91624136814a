import { judgeCampaign } from '../campaigns/judge-campaign.ts';
import type { Core } from '../core.ts';
import { type StoredCampaign, setCampaignStatus } from '../store/campaigns.ts';
import { decide } from '../store/variant-tests.ts';
import { announceCampaign } from './announce.ts';
import { whenDecided } from './when-decided.ts';

/** Ends the test of a running campaign when its time has come. Without a winner the campaign waits for a person. */
export function decideVariants(core: Core, campaign: StoredCampaign, now: number): void {
  const { variants } = campaign.draft.message;
  if (variants === undefined || campaign.status !== 'running') return;
  const due = whenDecided(core, campaign);
  if (!due.undecided || due.at === null || due.at > now) return;
  const judgement = judgeCampaign(core.sql, campaign.id, variants);
  const { winner } = judgement;
  if (winner === null) {
    setCampaignStatus(core.sql, campaign.id, { status: 'paused', reason: 'no-winner', at: now });
  } else {
    if (!decide(core.sql, campaign.id, { at: now, judgement, winner })) return;
    // Other profiles of the campaign sleep until they are told.
    for (const profileId of campaign.draft.profileIds) core.wake(profileId);
  }
  announceCampaign(core, campaign.id);
}
