import type { PauseReason } from '@mywasender/campaigns/campaign-state';
import { forecast } from '@mywasender/campaigns/forecast';
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
import { noCounts } from '../store/recipient-counts.ts';
import { mainZone } from './main-zone.ts';
import { testDelay } from './test-delay.ts';

export interface ShareView extends CampaignShare {
  readonly pauseReason: PauseReason | null;
  readonly waiting: Wait | null;
}

/** What one profile has to do in a campaign, why it does nothing now, and when it should be done. */
export function toShareView(
  core: Core,
  campaign: StoredCampaign,
  { profileId, pause }: Share,
  byProfile: ReadonlyMap<string, RecipientCounts>,
): ShareView {
  const counts = byProfile.get(profileId) ?? noCounts();
  const running = campaign.status === 'running';
  const moving = (running || campaign.status === 'scheduled') && counts.queued > 0;
  const stands = running && counts.queued + counts.claimed > 0 ? (haltOf(core, profileId) ?? pause) : null;
  return {
    profileId,
    name: profileName(core.sql, profileId),
    counts,
    pauseReason: stands?.reason ?? null,
    ...(stands === null || stands.detail === null ? {} : { pauseDetail: stands.detail }),
    pausedUntil: stands?.until ?? null,
    waiting: moving && counts.claimed === 0 ? whyWaiting(core, campaign, profileId) : null,
    finishEstimate:
      moving && (stands === null || stands.until !== null) ? estimate(core, campaign, profileId) : null,
  };
}

function haltOf(core: Core, profileId: string): SharePause | null {
  const reason = core.memory.halts.get(profileId);
  return reason === undefined ? null : { reason, detail: null, until: null };
}

/** Why nobody of the share is written to right now; `null` when somebody may be. */
function whyWaiting(core: Core, campaign: StoredCampaign, profileId: string): Wait | null {
  const now = core.deps.clock.now();
  const profile = profileFacts(core, profileId, now);
  const next = nextOfCampaign(core, { profileId, campaign, profile, now });
  return next.kind === 'send' ? null : next.wait;
}

function estimate(core: Core, campaign: StoredCampaign, profileId: string): number | null {
  const now = core.deps.clock.now();
  const queued = core.sql.get(
    `SELECT coalesce(sum(known), 0) AS known, count(*) AS n FROM recipients
     WHERE campaign_id = ? AND status = 'queued' AND profile_id = ?`,
    [campaign.id, profileId],
  );
  const known = Number(queued?.known ?? 0);
  const winner = whenDecided(core, campaign);
  const until = winner.undecided ? (winner.at ?? now + testDelay(campaign.draft)) : now;
  const { finishAt } = forecast({
    queuedNew: Number(queued?.n ?? 0) - known,
    queuedKnown: known,
    pace: paceOf(campaign.draft),
    profile: profileFacts(core, profileId, now),
    zone: mainZone(core, campaign.id),
    now,
    startsAt: campaign.draft.schedule.startAt,
    expiresAt: campaign.draft.schedule.expiresAt,
  });
  return finishAt === null ? null : finishAt + Math.max(0, until - now);
}
