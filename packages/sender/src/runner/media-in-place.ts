import type { CampaignPauseReason } from '@mywasender/campaigns/campaign-state';
import type { Core } from '../core.ts';
import { campaignById, type StoredCampaign, setCampaignStatus } from '../store/campaigns.ts';
import { announceCampaign } from './announce.ts';

const REASON = { missing: 'media-missing', changed: 'media-changed' } as const;
const WAITS_FOR_FILE: readonly (CampaignPauseReason | null)[] = Object.values(REASON);

/**
 * Whether the file of the campaign is there as it was frozen. If not the campaign pauses and says so: what happened to a
 * file on this computer is no failure of the person who was next.
 */
export async function mediaInPlace(core: Core, { id, draft }: StoredCampaign): Promise<boolean> {
  const { media } = draft.message;
  if (media === undefined) return true;
  const state = await core.media.stateOf(media);
  if (state === 'ready') return true;
  pauseCampaign(core, id, REASON[state]);
  return false;
}

/** Pauses a running campaign for its file, whose name is the detail. */
export function pauseCampaign(core: Core, campaignId: number, reason: CampaignPauseReason): void {
  const campaign = campaignById(core.sql, campaignId);
  if (campaign?.status !== 'running') return;
  const detail = campaign.draft.message.media?.fileName ?? null;
  setCampaignStatus(core.sql, campaignId, { status: 'paused', reason, at: core.deps.clock.now(), detail });
  announceCampaign(core, campaignId);
}

/** Of these the campaigns whose file is back go on. True when one changed meanwhile, so that they must be read again. */
export async function resumeWithMedia(core: Core, campaigns: readonly StoredCampaign[]): Promise<boolean> {
  let changed = false;
  for (const { id, draft, pauseReason } of campaigns) {
    const { media } = draft.message;
    if (media === undefined || !WAITS_FOR_FILE.includes(pauseReason)) continue;
    if ((await core.media.stateOf(media)) !== 'ready') continue;
    // Read again: somebody, or the loop of another profile, may have moved it during the look at the disk.
    const current = campaignById(core.sql, id);
    if (current === null || !WAITS_FOR_FILE.includes(current.pauseReason)) {
      changed = true;
      continue;
    }
    setCampaignStatus(core.sql, id, { status: 'running', at: core.deps.clock.now() });
    for (const profileId of draft.profileIds) core.wake(profileId);
    announceCampaign(core, id);
    changed = true;
  }
  return changed;
}
