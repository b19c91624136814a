import { type CampaignAction, nextCampaignStatus } from '@mywasender/campaigns/campaign-state';
import type { Core } from '../core.ts';
import { joinDue } from '../follow-ups/join-due.ts';
import { mayStillJoin } from '../follow-ups/watch-campaign.ts';
import { activeCampaigns, campaignById, type StoredCampaign, setCampaignStatus } from '../store/campaigns.ts';
import { endCoolDown, profileById } from '../store/profiles.ts';
import { hasOpenRecipients, skipAllQueued } from '../store/queued-people.ts';
import { announceCampaign, announceProfile } from './announce.ts';
import { campaignIsOver } from './campaign-is-over.ts';
import { decideVariants } from './decide-variants.ts';
import { resumeShares } from './pause-shares.ts';

/**
 * Moves the campaigns of a profile on where time alone decides: scheduled ones begin, expired ones end, a cool-down
 * that is over resumes, whoever is due joins a follow-up, an empty queue finishes. Returns those that are active afterwards.
 */
export function keepCampaigns(core: Core, profileId: string): readonly StoredCampaign[] {
  const now = core.deps.clock.now();
  const coolDown = profileById(core.sql, profileId)?.coolDown ?? null;
  if (coolDown !== null && coolDown.until <= now) {
    endCoolDown(core.sql, profileId);
    announceProfile(core, profileId);
  }
  // Asked before each message: when nothing was written meanwhile, nothing is read again.
  const written = core.sql.written();
  const active = activeCampaigns(core.sql, profileId);
  resumeShares(core, profileId, active, ({ reason, until }) => reason === 'breaker' && (until ?? 0) <= now);
  for (const campaign of active) keepOne(core, campaign, now);
  return core.sql.written() === written ? active : activeCampaigns(core.sql, profileId);
}

function keepOne(core: Core, campaign: StoredCampaign, now: number): void {
  const { schedule } = campaign.draft;
  if (schedule.expiresAt !== null && now >= schedule.expiresAt) skipQueued(core, campaign.id, 'expired');
  const starts = campaign.status === 'scheduled' && now >= (schedule.startAt ?? 0);
  if (starts) move(core, campaign, 'start');
  const current = starts ? campaignById(core.sql, campaign.id) : campaign;
  if (current === null) return;
  decideVariants(core, current, now);
  const joinable = mayStillJoin(core.sql, current, now);
  if (joinable && current.status === 'running') joinDue(core, current, now);
  else core.memory.joinAt.delete(current.id);
  if (!joinable && !hasOpenRecipients(core.sql, campaign.id)) finish(core, campaign.id);
}

/** Nobody is left to write to, nor will be: also a paused campaign is over then. */
function finish(core: Core, id: number): void {
  for (const action of ['start', 'resume', 'finish'] as const) {
    const campaign = campaignById(core.sql, id);
    const due = campaign !== null && (action !== 'start' || campaign.status === 'scheduled');
    if (due) move(core, campaign, action);
  }
}

/** Ends the wait of everybody who is still queued. Claimed people are judged by whoever claimed them. */
export function skipQueued(core: Core, campaignId: number, reason: 'expired' | 'campaign-stopped'): void {
  const skipped = skipAllQueued(core.sql, campaignId, { reason, at: core.deps.clock.now() });
  if (skipped > 0) announceCampaign(core, campaignId);
}

function move(core: Core, campaign: StoredCampaign, action: CampaignAction): void {
  const status = nextCampaignStatus(campaign.status, action);
  if (status === null) return;
  setCampaignStatus(core.sql, campaign.id, { status, at: core.deps.clock.now() });
  announceCampaign(core, campaign.id);
  if (status === 'finished') campaignIsOver(core, campaign);
}
