import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput } from '@mywasender/contract/commands/command-map';
import type { Campaign } from '@mywasender/contract/models/campaign';
import { changedCampaign, requireCampaign } from '../campaigns/require.ts';
import type { Core } from '../core.ts';
import { deleteDraft } from '../store/campaigns.ts';
import { endSeries, hasRun, reopenSeries, seriesById, setNextRun, unfinishedRun } from '../store/series.ts';
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

/**
 * A run that was to be left out is not: it begins at its time, or at once when that has passed no more than six hours ago.
 * Throws `CONFLICT` when another was to be left out since, or it has been dealt with.
 */
export function unskipRun(core: Core, input: CommandInput<'campaigns.unskipRun'>): Campaign {
  const { campaign, series } = requireSeries(core, input);
  const { run } = input;
  // With its last run left out a series is over.
  const over = nextOf({ ...series, endedAt: null }) === null;
  if ((series.endedAt !== null && !over) || series.nextRun !== run + 1 || hasRun(core.sql, series.id, run))
    throw new AppError('CONFLICT');
  core.sql.transaction(() => {
    setNextRun(core.sql, series.id, run);
    reopenSeries(core.sql, series.id);
  });
  core.wakeSeries();
  return changedCampaign(core, campaign.id);
}

/** Further runs begin again where they were ended. Throws `CONFLICT` when they were not, or none is left. */
export function repeatAgain(core: Core, input: ById): Campaign {
  const { campaign, series } = requireSeries(core, input);
  if (series.endedAt === null || nextOf({ ...series, endedAt: null }) === null)
    throw new AppError('CONFLICT');
  reopenSeries(core.sql, series.id);
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
    if (waiting?.status !== 'draft' || waiting.id === campaign.id) return;
    deleteDraft(core.sql, waiting.id);
    // Who takes this back gets that run as well.
    if (waiting.run !== null) setNextRun(core.sql, series.id, waiting.run);
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
