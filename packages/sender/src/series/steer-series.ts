import { AppError } from '@mywasender/contract/app-error';
import type { Campaign } from '@mywasender/contract/models/campaign';
import { changedCampaign, requireCampaign } from '../campaigns/require.ts';
import type { Core } from '../core.ts';
import { deleteDraft } from '../store/campaigns.ts';
import { endSeries, seriesById, setNextRun, unfinishedRun } from '../store/series.ts';
import { nextOf } from './series-state.ts';

type ById = { readonly campaignId: string };

/** The next run is left out. Throws `CONFLICT` when there is none. */
export function skipRun(core: Core, input: ById): Campaign {
  const { campaign, series } = requireSeries(core, input);
  if (nextOf(series) === null) throw new AppError('CONFLICT');
  setNextRun(core.sql, series.id, series.nextRun + 1);
  core.wakeSeries();
  return changedCampaign(core, campaign.id);
}

/** No further run begins; one that has begun goes on. Throws `CONFLICT` when there is none to come. */
export function stopRepeating(core: Core, input: ById): Campaign {
  const { campaign, series } = requireSeries(core, input);
  if (series.endedAt !== null) throw new AppError('CONFLICT');
  const waiting = unfinishedRun(core.sql, series.id);
  core.sql.transaction(() => {
    endSeries(core.sql, series.id, core.deps.clock.now());
    if (waiting?.status === 'draft' && waiting.id !== campaign.id) deleteDraft(core.sql, waiting.id);
  });
  core.wakeSeries();
  return changedCampaign(core, campaign.id);
}

function requireSeries(core: Core, { campaignId }: ById) {
  const campaign = requireCampaign(core, campaignId);
  const series = campaign.seriesId === null ? null : seriesById(core.sql, campaign.seriesId);
  if (series === null) throw new AppError('CONFLICT');
  return { campaign, series };
}
