import { MAX_CHAIN } from '@mywasender/campaigns/follow-up';
import { AppError } from '@mywasender/contract/app-error';
import type { CampaignDraft } from '@mywasender/contract/models/campaign';
import type { FollowUp } from '@mywasender/contract/models/follow-up';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { campaignById, type StoredCampaign } from '../store/campaigns.ts';
import { profileById } from '../store/profiles.ts';

/** Throws `VALIDATION_FAILED` for a follow-up that cannot be; `selfId` is the draft's own id, if it has one. */
export function requireFollowUp(core: Core, draft: CampaignDraft, selfId: number | null): void {
  const { followUp, listIds, segmentIds = [] } = draft.audience;
  if (followUp === undefined) return;
  if (listIds.length + segmentIds.length > 0)
    invalid('audience', 'a follow-up takes its people from its campaign; name no list or segment');
  if (draft.message.variants !== undefined)
    invalid(
      'message.variants',
      'nobody knows how many join a follow-up, so that there is nothing to try variants on',
    );
  const source = campaignById(core.sql, rowId(followUp.campaignId));
  if (source === null) invalid('audience.followUp.campaignId', 'there is no such campaign');
  if (followUp.when.kind !== 'replied' && followUp.when.kind !== 'replied-yes' && followUp.afterHours < 1)
    invalid('audience.followUp.afterHours', 'people need at least an hour to read or to answer');
  requireShortChain(core, source, selfId);
  const usable = source.draft.profileIds.filter((id) => profileById(core.sql, id) !== null);
  const same =
    usable.length === draft.profileIds.length && usable.every((id) => draft.profileIds.includes(id));
  if (!same) invalid('profileIds', 'a follow-up is sent from the profiles of the campaign it follows');
}

function requireShortChain(core: Core, source: StoredCampaign, selfId: number | null): void {
  let campaign: StoredCampaign | null = source;
  for (let length = 1; campaign !== null; length += 1) {
    if (campaign.id === selfId) invalid('audience.followUp.campaignId', 'a campaign cannot follow itself');
    const followUp: FollowUp | undefined = campaign.draft.audience.followUp;
    if (followUp !== undefined && length >= MAX_CHAIN)
      invalid('audience.followUp.campaignId', `at most ${MAX_CHAIN} follow-ups stand in a row`);
    campaign = followUp === undefined ? null : campaignById(core.sql, rowId(followUp.campaignId));
  }
}

function invalid(field: string, problem: string): never {
  throw new AppError('VALIDATION_FAILED', { field, problem });
}
