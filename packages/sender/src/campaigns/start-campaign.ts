import { AppError } from '@mywasender/contract/app-error';
import type { Campaign } from '@mywasender/contract/models/campaign';
import type { Core } from '../core.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import { completeStart, decideStart, takeBackStart } from '../store/started-people.ts';
import { readMessage } from '../templates/read-message.ts';
import { requireReady } from './check-campaign.ts';
import { planFree } from './forecast-draft.ts';
import { freezeAudience } from './freeze-audience.ts';
import { changedCampaign, requireDraft, requireTerms } from './require.ts';
import { wakeProfiles } from './steer-campaign.ts';

/**
 * Freezes audience and texts, and begins or waits for the scheduled time. A start that breaks off before all of them are
 * written down leaves a draft as it was; one that breaks off later is ended when the app starts again.
 * Throws `TERMS_NOT_ACCEPTED`, `CAMPAIGN_STATE`, `LICENSE_REQUIRED`, `TEMPLATE_INVALID`, `TEMPLATE_UNKNOWN_FIELD`,
 * `PROFILE_RELOADING` or `CAMPAIGN_NOT_READY` with the codes of what is missing; nothing has changed then.
 */
export async function startCampaign(core: Core, input: { campaignId: string }): Promise<Campaign> {
  requireTerms(core);
  const campaign = requireDraft(core, input.campaignId, 'started');
  core.license.assertMaySend();
  readMessage(core, campaign.draft);
  await requireReady(core, input);
  // Asked again: the checks wait for the browser, and somebody may have pressed start twice.
  const current = requireDraft(core, input.campaignId, 'started');
  await core.starts.run(current.id, (ended) => freezeAndBegin(core, current, ended));
  wakeProfiles(core, current);
  if (current.draft.schedule.repeat !== undefined) core.wakeSeries();
  return changedCampaign(core, current.id);
}

async function freezeAndBegin(core: Core, campaign: StoredCampaign, ended: () => boolean): Promise<void> {
  const { sql } = core;
  const { id, draft } = campaign;
  const now = core.deps.clock.now();
  const between = () => {
    if (ended()) throw new AppError('UNAVAILABLE');
  };
  try {
    // Into a follow-up people come one by one, when they are due.
    if (draft.audience.followUp === undefined) {
      const free = await planFree(core, draft);
      await freezeAudience(sql, campaign, readMessage(core, draft), { at: now, free, between });
    }
    decideStart(sql, id, now);
  } catch (error) {
    // When the app ends there is no time: the next start takes it back.
    if (!ended()) await takeBackStart(sql, id);
    throw error;
  }
  await completeStart(sql, campaign, { at: now, between });
}
