import { forecast } from '@mywasender/campaigns/forecast';
import type { Campaign, Waiting } from '@mywasender/contract/models/campaign';
import type { FollowUpState } from '@mywasender/contract/models/follow-up';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { countWatched, nextLook } from '../follow-ups/watch-campaign.ts';
import { nextOfCampaign } from '../runner/choose-next.ts';
import { profileFacts } from '../runner/gather-facts.ts';
import { paceOf } from '../runner/pace-of.ts';
import { whenDecided } from '../runner/when-decided.ts';
import { campaignById, countRecipients, type StoredCampaign } from '../store/campaigns.ts';
import { mainZone } from './main-zone.ts';
import { onlyProfile } from './only-profile.ts';
import { testDelay } from './test-delay.ts';

/** A campaign as the screens show it; `null` when there is none with this id. */
export function campaignView(core: Core, id: number): Campaign | null {
  const campaign = campaignById(core.sql, id);
  return campaign === null ? null : toCampaignView(core, campaign);
}

export function toCampaignView(core: Core, campaign: StoredCampaign): Campaign {
  const halt = campaign.status === 'running' ? core.memory.halts.get(onlyProfile(campaign.draft)) : undefined;
  const counts = countRecipients(core.sql, campaign.id);
  const followUp = followUpState(core, campaign);
  const moving = campaign.status === 'running' || campaign.status === 'scheduled';
  return {
    id: String(campaign.id),
    name: campaign.draft.name,
    status: halt === undefined ? campaign.status : 'paused',
    pauseReason: halt ?? campaign.pauseReason,
    ...(campaign.pauseDetail === null ? {} : { pauseDetail: campaign.pauseDetail }),
    pausedUntil: campaign.pausedUntil,
    draft: campaign.draft,
    createdAt: campaign.createdAt,
    startedAt: campaign.startedAt,
    finishedAt: campaign.finishedAt,
    counts,
    finishEstimate: moving && counts.queued > 0 ? estimate(core, campaign) : null,
    waiting: moving && counts.claimed === 0 ? whyNobody(core, campaign, counts.queued, followUp) : null,
    ...(followUp === null ? {} : { followUp }),
  };
}

function whyNobody(
  core: Core,
  campaign: StoredCampaign,
  queued: number,
  followUp: FollowUpState | null,
): Waiting | null {
  if (queued > 0) return whyWaiting(core, campaign);
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

/** Why nobody of the campaign is written to right now; `null` when somebody may be. */
function whyWaiting(core: Core, campaign: StoredCampaign): Waiting | null {
  const now = core.deps.clock.now();
  const profileId = onlyProfile(campaign.draft);
  const profile = profileFacts(core, profileId, now);
  const next = nextOfCampaign(core, { profileId, campaign, profile, now });
  return next.kind === 'send' ? null : next.wait;
}

function estimate(core: Core, campaign: StoredCampaign): number | null {
  const now = core.deps.clock.now();
  const queued = core.sql.get(
    `SELECT coalesce(sum(known), 0) AS known, count(*) AS n FROM recipients
     WHERE campaign_id = ? AND status = 'queued'`,
    [campaign.id],
  );
  const known = Number(queued?.known ?? 0);
  const winner = whenDecided(core, campaign);
  const until = winner.undecided ? (winner.at ?? now + testDelay(campaign.draft)) : now;
  const { finishAt } = forecast({
    queuedNew: Number(queued?.n ?? 0) - known,
    queuedKnown: known,
    pace: paceOf(campaign.draft),
    profile: profileFacts(core, onlyProfile(campaign.draft), now),
    zone: mainZone(core, campaign.id),
    now,
    startsAt: campaign.draft.schedule.startAt,
    expiresAt: campaign.draft.schedule.expiresAt,
  });
  return finishAt === null ? null : finishAt + Math.max(0, until - now);
}
