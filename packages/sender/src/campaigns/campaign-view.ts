import type { Campaign, Waiting } from '@mywasender/contract/models/campaign';
import type { FollowUpState } from '@mywasender/contract/models/follow-up';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { countWatched, nextLook } from '../follow-ups/watch-campaign.ts';
import { earliest } from '../runner/choose-next.ts';
import { seriesState } from '../series/series-state.ts';
import { campaignById, type StoredCampaign } from '../store/campaigns.ts';
import { queueShapes } from '../store/queue-shapes.ts';
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
  const figures = { counts: byProfile, queues: queueShapes(core.sql, campaign.id) };
  const shares = campaign.shares.map((share) => toShareView(core, campaign, share, figures));
  const open = shares.filter((share) => share.counts.queued + share.counts.claimed > 0);
  const stopped = stopOf(campaign, open);
  const followUp = followUpState(core, campaign);
  const series = seriesState(core.sql, campaign);
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
    waiting: moving ? whyNobody(core, campaign, open, followUp) : null,
    ...(followUp === null ? {} : { followUp }),
    ...(series === null ? {} : { series }),
  };
}

/** Why nobody of the campaign is written to right now; `null` when somebody may be. */
function whyNobody(
  core: Core,
  campaign: StoredCampaign,
  open: readonly ShareView[],
  followUp: FollowUpState | null,
): Waiting | null {
  if (open.some(({ waiting }) => waiting === null)) return null;
  if (open.length > 0) return earliest(open.map(({ waiting }) => waiting));
  if (followUp === null || campaign.status !== 'running') return null;
  const times = [followUp.nextAt, campaign.draft.schedule.expiresAt].filter((time) => time !== null);
  const until = times.length === 0 ? null : Math.min(...times);
  return until !== null && until <= core.deps.clock.now() ? null : { reason: 'nobody-due', until };
}

function followUpState(core: Core, campaign: StoredCampaign): FollowUpState | null {
  const { followUp } = campaign.draft.audience;
  if (followUp === undefined) return null;
  const campaignName = campaignById(core.sql, rowId(followUp.campaignId))?.draft.name ?? '';
  if (campaign.status === 'finished' || campaign.status === 'stopped')
    return { campaignName, watched: 0, nextAt: null };
  const now = core.deps.clock.now();
  return {
    campaignName,
    watched: countWatched(core.sql, campaign, followUp, now),
    nextAt: nextLook(core.sql, campaign, followUp, now),
  };
}

/** The campaign's own pause. */
function campaignStop({ pauseReason, pauseDetail }: StoredCampaign): Stop {
  const detail = pauseDetail === null ? {} : { pauseDetail };
  return { pauseReason: pauseReason ?? 'user', ...detail, pausedUntil: null };
}

type Stop = Pick<ShareView, 'pauseReason' | 'pauseDetail' | 'pausedUntil'>;

/** Why nothing at all goes on: the campaign itself, or else the pause that ends first when every profile has one. */
function stopOf(campaign: StoredCampaign, open: readonly ShareView[]): Stop | null {
  if (campaign.status === 'paused') return campaignStop(campaign);
  if (open.some(({ pauseReason }) => pauseReason === null)) return null;
  return open.toSorted((a, b) => (a.pausedUntil ?? Infinity) - (b.pausedUntil ?? Infinity))[0] ?? null;
}

function latest(ends: readonly (number | null)[]): number | null {
  const known = ends.filter((end) => end !== null);
  return known.length === 0 || known.length < ends.length ? null : Math.max(...known);
}
