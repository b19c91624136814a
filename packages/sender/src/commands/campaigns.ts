import { measureReach } from '../audience/measure-reach.ts';
import { showAudience } from '../audience/show-audience.ts';
import { toCampaignView } from '../campaigns/campaign-view.ts';
import { checkCampaign } from '../campaigns/check-campaign.ts';
import { chooseVariant } from '../campaigns/choose-variant.ts';
import { declareOutcome } from '../campaigns/declare-outcome.ts';
import { createCampaign, removeCampaign, updateCampaign } from '../campaigns/drafts.ts';
import { exportCampaign } from '../campaigns/export-campaign.ts';
import { readHolidays } from '../campaigns/read-holidays.ts';
import { describeRecipient, listRecipients } from '../campaigns/recipient-views.ts';
import { reconcileCampaign } from '../campaigns/reconcile-campaign.ts';
import { reportCampaign } from '../campaigns/report-campaign.ts';
import { requireCampaign } from '../campaigns/require.ts';
import { startCampaign } from '../campaigns/start-campaign.ts';
import { pauseCampaign, resumeCampaign, stopCampaign } from '../campaigns/steer-campaign.ts';
import { listWatched } from '../follow-ups/list-watched.ts';
import { exportRehearsal } from '../rehearsal/export-rehearsal.ts';
import { listRehearsal } from '../rehearsal/list-rehearsal.ts';
import { rehearseCampaign } from '../rehearsal/rehearse-campaign.ts';
import { repeatAgain, skipRun, stopRepeating, unskipRun } from '../series/steer-series.ts';
import { allCampaigns } from '../store/campaigns.ts';
import type { Handlers } from './handler.ts';

export const campaignHandlers: Handlers<'campaigns'> = {
  'campaigns.list': (core) => ({
    campaigns: allCampaigns(core.sql).map((campaign) => toCampaignView(core, campaign)),
  }),
  'campaigns.get': (core, input) => toCampaignView(core, requireCampaign(core, input.campaignId)),
  'campaigns.create': createCampaign,
  'campaigns.update': updateCampaign,
  'campaigns.remove': removeCampaign,
  'campaigns.readHolidays': readHolidays,
  'campaigns.check': checkCampaign,
  'campaigns.measure': measureReach,
  'campaigns.audience': showAudience,
  'campaigns.rehearse': rehearseCampaign,
  'campaigns.cancelRehearsal': async (core, input) => ({
    cancelled: await core.rehearsals.cancel(input.campaignId),
  }),
  'campaigns.rehearsal': listRehearsal,
  'campaigns.exportRehearsal': exportRehearsal,
  'campaigns.start': startCampaign,
  'campaigns.pause': pauseCampaign,
  'campaigns.resume': resumeCampaign,
  'campaigns.chooseVariant': chooseVariant,
  'campaigns.stop': stopCampaign,
  'campaigns.skipRun': skipRun,
  'campaigns.unskipRun': unskipRun,
  'campaigns.repeatAgain': repeatAgain,
  'campaigns.stopRepeating': stopRepeating,
  'campaigns.recipients': listRecipients,
  'campaigns.watched': listWatched,
  'campaigns.recipient': describeRecipient,
  'campaigns.reconcile': reconcileCampaign,
  'campaigns.declare': declareOutcome,
  'campaigns.report': reportCampaign,
  'campaigns.export': exportCampaign,
};
