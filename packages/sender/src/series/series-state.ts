import { countRuns, occurrenceOf } from '@mywasender/campaigns/recurrence';
import type { SeriesState } from '@mywasender/contract/models/repeat';
import type { StoredCampaign } from '../store/campaigns.ts';
import { type StoredSeries, seriesById } from '../store/series.ts';
import type { Sql } from '../store/sql.ts';

/** `null` for a campaign that is no run of several. */
export function seriesState(sql: Sql, campaign: StoredCampaign): SeriesState | null {
  const series = campaign.seriesId === null ? null : seriesById(sql, campaign.seriesId);
  const { repeat } = series?.draft.schedule ?? {};
  if (series === null || repeat === undefined) return null;
  return {
    run: campaign.run ?? 1,
    runs: countRuns(repeat, series.firstAt),
    next: nextOf(series),
    problem: series.problem,
  };
}

/** The run to come; `null` when there is none. */
export function nextOf(series: StoredSeries): SeriesState['next'] {
  const { repeat } = series.draft.schedule;
  if (series.endedAt !== null || repeat === undefined) return null;
  return occurrenceOf(repeat, series.firstAt, series.nextRun);
}
