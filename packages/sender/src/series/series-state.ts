import { countRuns, occurrenceOf } from '@mywasender/campaigns/recurrence';
import type { SeriesState } from '@mywasender/contract/models/repeat';
import { rowId } from '../commands/ids.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import { listById } from '../store/lists.ts';
import { type StoredSeries, seriesById } from '../store/series.ts';
import type { Sql } from '../store/sql.ts';

/** `null` for a campaign that is no run of several. */
export function seriesState(sql: Sql, campaign: StoredCampaign): SeriesState | null {
  const series = campaign.seriesId === null ? null : seriesById(sql, campaign.seriesId);
  const { repeat } = series?.draft.schedule ?? {};
  if (series === null || repeat === undefined) return null;
  const gone = series.problem === null ? [] : goneLists(sql, series);
  return {
    run: campaign.run ?? 1,
    runs: countRuns(repeat, series.firstAt),
    next: nextOf(series),
    problem: series.problem,
    ...(gone.length === 0 ? {} : { goneLists: gone }),
  };
}

/** Names of the lists it is made from that were removed. */
function goneLists(sql: Sql, { draft, listNames }: StoredSeries): string[] {
  const { listIds, exclude } = draft.audience;
  return [...listIds, ...(exclude?.listIds ?? [])]
    .filter((id) => listById(sql, rowId(id)) === null)
    .map((id) => listNames[id] ?? '');
}

/** The run to come; `null` when there is none. */
export function nextOf(series: StoredSeries): SeriesState['next'] {
  const { repeat } = series.draft.schedule;
  if (series.endedAt !== null || repeat === undefined) return null;
  return occurrenceOf(repeat, series.firstAt, series.nextRun);
}
