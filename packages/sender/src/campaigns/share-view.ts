import type { PauseReason } from '@mywasender/campaigns/campaign-state';
import { forecast } from '@mywasender/campaigns/forecast';
import type { ProfileFacts } from '@mywasender/campaigns/pace/facts';
import type { Wait } from '@mywasender/campaigns/pace/wait-reason';
import type { CampaignShare, RecipientCounts } from '@mywasender/contract/models/campaign';
import type { Core } from '../core.ts';
import { nextOfCampaign } from '../runner/choose-next.ts';
import { profileFacts } from '../runner/gather-facts.ts';
import { paceOf } from '../runner/pace-of.ts';
import { whenDecided } from '../runner/when-decided.ts';
import type { Share, SharePause } from '../store/campaign-shares.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import { profileName } from '../store/profiles.ts';
import type { QueueShape } from '../store/queue-shapes.ts';
import { noCounts } from '../store/recipient-counts.ts';
import { testDelay } from './test-delay.ts';

export interface ShareView extends CampaignShare {
  readonly pauseReason: PauseReason | null;
  readonly waiting: Wait | null;
}

/** By profile. */
export interface ShareFigures {
  readonly counts: ReadonlyMap<string, RecipientCounts>;
  readonly queues: ReadonlyMap<string, QueueShape>;
}

interface Asked {
  readonly core: Core;
  readonly campaign: StoredCampaign;
  readonly profile: ProfileFacts;
  readonly now: number;
}

/** What one profile has to do in a campaign, why it does nothing now, and when it should be done. */
export function toShareView(
  core: Core,
  campaign: StoredCampaign,
  { profileId, pause }: Share,
  { counts: allCounts, queues }: ShareFigures,
): ShareView {
  const counts = allCounts.get(profileId) ?? noCounts();
  const running = campaign.status === 'running';
  const moving = (running || campaign.status === 'scheduled') && counts.queued > 0;
  const stands = running && counts.queued + counts.claimed > 0 ? (haltOf(core, profileId) ?? pause) : null;
  const mayEnd = stands === null || stands.until !== null;
  const queue = queues.get(profileId);
  const now = core.deps.clock.now();
  // Only a share that moves asks for them, and once.
  const asked = moving ? { core, campaign, profile: profileFacts(core, profileId, now), now } : null;
  return {
    profileId,
    name: profileName(core.sql, profileId),
    counts,
    pauseReason: stands?.reason ?? null,
    ...(stands === null || stands.detail === null ? {} : { pauseDetail: stands.detail }),
    pausedUntil: stands?.until ?? null,
    waiting: asked !== null && counts.claimed === 0 ? whyWaiting(asked, profileId) : null,
    finishEstimate: asked !== null && mayEnd && queue !== undefined ? estimate(asked, queue) : null,
  };
}

function haltOf(core: Core, profileId: string): SharePause | null {
  const reason = core.memory.halts.get(profileId);
  return reason === undefined ? null : { reason, detail: null, until: null };
}

/** Why nobody of the share is written to right now; `null` when somebody may be. */
function whyWaiting({ core, campaign, profile, now }: Asked, profileId: string): Wait | null {
  const next = nextOfCampaign(core, { profileId, campaign, profile, now });
  return next.kind === 'send' ? null : next.wait;
}

function estimate({ core, campaign, profile, now }: Asked, queue: QueueShape): number | null {
  const winner = whenDecided(core, campaign);
  const until = winner.undecided ? (winner.at ?? now + testDelay(campaign.draft)) : now;
  const { finishAt } = forecast({
    queuedNew: queue.fresh,
    queuedKnown: queue.known,
    pace: paceOf(campaign.draft),
    profile,
    zone: queue.zone,
    now,
    startsAt: campaign.draft.schedule.startAt,
    expiresAt: campaign.draft.schedule.expiresAt,
  });
  return finishAt === null ? null : finishAt + Math.max(0, until - now);
}
