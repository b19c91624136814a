import type { Core } from '../core.ts';
import { type SharePause, setSharePause } from '../store/campaign-shares.ts';
import { activeCampaigns, pauseOf, type StoredCampaign } from '../store/campaigns.ts';
import { announceCampaign } from './announce.ts';

/** What we conclude ourselves never takes the place of what WhatsApp said: a cool-down would end a block. */
const OWN_CONCLUSIONS: readonly SharePause['reason'][] = ['breaker', 'error'];

/**
 * The account cannot go on: its share of every running campaign stands still. Its people wait for it and are given to
 * no other account; what the others have to do goes on.
 */
export function pauseShares(core: Core, profileId: string, pause: SharePause): void {
  for (const campaign of activeCampaigns(core.sql, profileId)) {
    const stands = OWN_CONCLUSIONS.includes(pause.reason) && pauseOf(campaign, profileId) !== null;
    if (campaign.status !== 'running' || stands) continue;
    setSharePause(core.sql, { campaignId: campaign.id, profileId }, pause, core.deps.clock.now());
    announceCampaign(core, campaign.id);
  }
}

/** Lets the shares of a profile in these campaigns go on whose pause `ends`. */
export function resumeShares(
  core: Core,
  profileId: string,
  campaigns: readonly StoredCampaign[],
  ends: (pause: SharePause) => boolean,
): void {
  for (const campaign of campaigns) {
    const pause = pauseOf(campaign, profileId);
    if (pause === null || !ends(pause)) continue;
    setSharePause(core.sql, { campaignId: campaign.id, profileId }, null, core.deps.clock.now());
    announceCampaign(core, campaign.id);
  }
}
