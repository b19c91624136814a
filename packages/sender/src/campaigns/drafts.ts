import { AppError } from '@mywasender/contract/app-error';
import type { Campaign, CampaignDraft } from '@mywasender/contract/models/campaign';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { requireFollowUp } from '../follow-ups/require-follow-up.ts';
import { requireMedia } from '../media/require-media.ts';
import { deleteDraft, draftFollowing, insertCampaign, updateDraft } from '../store/campaigns.ts';
import { listById } from '../store/lists.ts';
import { profileById } from '../store/profiles.ts';
import { segmentById } from '../store/segments.ts';
import { changedCampaign, requireDraft } from './require.ts';

export function createCampaign(core: Core, draft: CampaignDraft): Campaign {
  requireSound(core, draft, null);
  return changedCampaign(core, insertCampaign(core.sql, draft, core.deps.clock.now()));
}

export function updateCampaign(core: Core, input: { campaignId: string; draft: CampaignDraft }): Campaign {
  const campaign = requireDraft(core, input.campaignId, 'changed');
  requireSound(core, input.draft, campaign.id);
  updateDraft(core.sql, campaign.id, input.draft);
  return changedCampaign(core, campaign.id);
}

export function removeCampaign(core: Core, input: { campaignId: string }): Record<string, never> {
  const campaign = requireDraft(core, input.campaignId, 'deleted');
  const name = draftFollowing(core.sql, campaign.id);
  if (name !== null) throw new AppError('CAMPAIGN_FOLLOWED', { name });
  deleteDraft(core.sql, campaign.id);
  return {};
}

/** Throws `VALIDATION_FAILED` and names the field. `selfId` is the draft's own id, if it has one. */
export function requireSound(core: Core, draft: CampaignDraft, selfId: number | null): void {
  for (const id of draft.profileIds) {
    if (profileById(core.sql, id) === null) invalid('profileIds', 'there is no such profile');
  }
  const { listIds, segmentIds = [], exclude = {} } = draft.audience;
  requireFollowUp(core, draft, selfId);
  for (const id of [...segmentIds, ...(exclude.segmentIds ?? [])]) {
    if (segmentById(core.sql, rowId(id)) === null) invalid('audience.segmentIds', 'there is no such segment');
  }
  for (const id of [...listIds, ...(exclude.listIds ?? [])]) {
    if (listById(core.sql, rowId(id)) === null) invalid('audience.listIds', 'there is no such list');
  }
  requireMedia(core.sql, draft.message.media);
  requireRepeatable(draft);
  for (const { date } of draft.schedule.holidays ?? [])
    if (!isDay(date)) invalid('schedule.holidays', `there is no day ${date}`);
  const { pace } = draft;
  if (pace.maxGapSeconds < pace.minGapSeconds)
    invalid('pace.maxGapSeconds', 'must not be below minGapSeconds');
}

function requireRepeatable({ schedule, audience }: CampaignDraft): void {
  const { repeat, startAt, expiresAt } = schedule;
  if (repeat === undefined) return;
  if (audience.followUp !== undefined) invalid('schedule.repeat', 'a follow-up runs once');
  if (expiresAt !== null && startAt === null)
    invalid('schedule.startAt', 'a repeating campaign with an end of each run needs a set start');
  if (!isZone(repeat.zone)) invalid('schedule.repeat.zone', 'there is no such time zone');
}

/** The schema lets the 31st of every month through. */
function isDay(date: string): boolean {
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function invalid(field: string, problem: string): never {
  throw new AppError('VALIDATION_FAILED', { field, problem });
}
