import type { Core } from '../core.ts';
import { sourceIsOver } from '../follow-ups/follow-source.ts';
import type { StoredCampaign } from '../store/campaigns.ts';

/** What waits for the end of a campaign looks again: its follow-ups, and the next run where it repeats. */
export function campaignIsOver(core: Core, { id, seriesId }: StoredCampaign): void {
  sourceIsOver(core, id);
  if (seriesId !== null) core.wakeSeries();
}
