import type { Campaign } from '@mywasender/contract/models/campaign';
import type { Core } from '../core.ts';
import { earliest } from '../runner/choose-next.ts';
import { campaignById, type StoredCampaign } from '../store/campaigns.ts';
import { countByProfile, sumCounts } from '../store/recipient-counts.ts';
import { type ShareView, toShareView } from './share-view.ts';

/** A campaign as the screens show it; `null` when there is none with this id. */
export function campaignView(core: Core, id: number): Campaign | null {
  const campaign = campaignById(core.sql, id);
  return campaign === null ? null : toCampaignView(core, campaign);
}

export function toCampaignView(core: Core, campaign: StoredCampaign): Campaign {
  const byProfile = countByProfile(core.sql, campaign.id);
  const counts = sumCounts(byProfile.values());
  const shares = campaign.shares.map((share) => toShareView(core, campaign, share, byProfile));
  const open = shares.filter((share) => share.counts.queued + share.counts.claimed > 0);
  const stopped = stopOf(campaign, open);
  const moving = (campaign.status === 'running' || campaign.status === 'scheduled') && stopped === null;
  const ends = moving ? open.map(({ finishEstimate }) => finishEstimate) : [];
  return {
    id: String(campaign.id),
    name: campaign.draft.name,
    status: stopped === null ? campaign.status : 'paused',
    pauseReason: stopped?.pauseReason ?? null,
    ...(stopped?.pauseDetail === undefined ? {} : { pauseDetail: stopped.pauseDetail }),
    pausedUntil: stopped?.pausedUntil ?? null,
    draft: campaign.draft,
    createdAt: campaign.createdAt,
    startedAt: campaign.startedAt,
    finishedAt: campaign.finishedAt,
    counts,
    shares,
    finishEstimate: latest(ends),
    waiting: moving && open.every(({ waiting }) => waiting !== null) ? earliestWait(open) : null,
  };
}

type Stop = Pick<ShareView, 'pauseReason' | 'pauseDetail' | 'pausedUntil'>;

/** Why nothing at all goes on: the campaign itself, or else the pause that ends first when every profile has one. */
function stopOf(campaign: StoredCampaign, open: readonly ShareView[]): Stop | null {
  if (campaign.status === 'paused') return { pauseReason: campaign.pauseReason ?? 'user', pausedUntil: null };
  if (open.some(({ pauseReason }) => pauseReason === null)) return null;
  return open.toSorted((a, b) => (a.pausedUntil ?? Infinity) - (b.pausedUntil ?? Infinity))[0] ?? null;
}

function earliestWait(open: readonly ShareView[]) {
  return earliest(open.map(({ waiting }) => waiting));
}

function latest(ends: readonly (number | null)[]): number | null {
  const known = ends.filter((end) => end !== null);
  return known.length === 0 || known.length < ends.length ? null : Math.max(...known);
}
