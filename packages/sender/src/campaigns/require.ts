import { AppError } from '@mywasender/contract/app-error';
import type { Campaign } from '@mywasender/contract/models/campaign';
import { TERMS_VERSION } from '@mywasender/contract/models/settings';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { termsState } from '../settings/terms.ts';
import { campaignById, type StoredCampaign } from '../store/campaigns.ts';
import { isStartDecided } from '../store/started-people.ts';
import { toCampaignView } from './campaign-view.ts';

/** Throws `NOT_FOUND`. */
export function requireCampaign(core: Core, id: string): StoredCampaign {
  const campaign = campaignById(core.sql, rowId(id));
  if (campaign === null) throw new AppError('NOT_FOUND');
  return campaign;
}

/** A campaign nobody has started yet, nor is just starting. Throws `NOT_FOUND` and `CAMPAIGN_STATE`. */
export function requireDraft(core: Core, id: string, action: string): StoredCampaign {
  const campaign = requireCampaign(core, id);
  const starting = core.starts.isRunning(campaign.id) || isStartDecided(core.sql, campaign.id);
  if (campaign.status !== 'draft' || starting) refuseState(campaign, action);
  return campaign;
}

/** The campaign as it is now; announced as well, since whoever asks has just changed it. */
export function changedCampaign(core: Core, id: number): Campaign {
  const view = toCampaignView(core, requireCampaign(core, String(id)));
  core.events.emitNow('campaign.changed', view.id, view);
  return view;
}

/** Throws `CAMPAIGN_STATE` with what was tried. */
export function refuseState(campaign: StoredCampaign, action: string): never {
  throw new AppError('CAMPAIGN_STATE', { status: campaign.status, action });
}

/** Throws `TERMS_NOT_ACCEPTED` unless the terms of this version were accepted. */
export function requireTerms(core: Core): void {
  if (termsState(core).accepted?.version !== TERMS_VERSION) throw new AppError('TERMS_NOT_ACCEPTED');
}
