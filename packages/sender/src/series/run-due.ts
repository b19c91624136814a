import { decideRun, LATE_MS, occurrenceOf } from '@mywasender/campaigns/recurrence';
import { AppError } from '@mywasender/contract/app-error';
import type { CampaignDraft } from '@mywasender/contract/models/campaign';
import { requireSound } from '../campaigns/drafts.ts';
import { startCampaign } from '../campaigns/start-campaign.ts';
import type { Core } from '../core.ts';
import { announceCampaign } from '../runner/announce.ts';
import { deleteDraft, type StoredCampaign } from '../store/campaigns.ts';
import {
  endSeries,
  insertRun,
  openSeries,
  type StoredSeries,
  setNextRun,
  setSeriesProblem,
  unfinishedRun,
} from '../store/series.ts';

/** How often a run is tried that cannot begin yet. */
const RETRY_MS = 5 * 60_000;

/** Begins every run that is due. Returns when to look again; `null`: when something changes. */
export async function runDue(core: Core): Promise<number | null> {
  const times: number[] = [];
  for (const series of openSeries(core.sql)) {
    const next = await lookAt(core, series);
    if (next !== null) times.push(next);
  }
  return times.length === 0 ? null : Math.min(...times);
}

async function lookAt(core: Core, series: StoredSeries): Promise<number | null> {
  const { repeat } = series.draft.schedule;
  const now = core.deps.clock.now();
  const before = unfinishedRun(core.sql, series.id);
  if (before?.status === 'draft') return begin(core, series, before);
  const decision = repeat === undefined ? null : decideRun(repeat, series.firstAt, series.nextRun, now);
  if (decision === null || decision.kind === 'over') {
    endSeries(core.sql, series.id, now);
    return null;
  }
  if (decision.kind === 'wait') return decision.until;
  if (decision.kind === 'missed') {
    setNextRun(core.sql, series.id, decision.nextRun);
    return now;
  }
  // Never two at once: it waits for the run before, for a while.
  if (before !== null) return now + RETRY_MS;
  const { run, at } = decision.occurrence;
  const draft = draftOfRun(series, at);
  try {
    requireSound(core, draft, null);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    core.deps.log.warn({ err: error, series: series.id }, 'a campaign cannot be run again');
    setSeriesProblem(core.sql, series.id, error.code);
    endSeries(core.sql, series.id, now);
    return null;
  }
  insertRun(core.sql, series, run, draft, now);
  return now;
}

/** Starts a run that was made. What forbids it is tried again until it is too late; then the run is left out. */
async function begin(core: Core, series: StoredSeries, run: StoredCampaign): Promise<number> {
  const { repeat } = series.draft.schedule;
  const planned = repeat === undefined ? null : occurrenceOf(repeat, series.firstAt, run.run ?? 1);
  const now = core.deps.clock.now();
  if (now - (planned?.at ?? 0) > LATE_MS) {
    deleteDraft(core.sql, run.id);
    return now;
  }
  try {
    await startCampaign(core, { campaignId: String(run.id) });
    setSeriesProblem(core.sql, series.id, null);
    return core.deps.clock.now();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    core.deps.log.warn({ err: error, campaign: run.id }, 'a run could not begin and is tried again');
    setSeriesProblem(core.sql, series.id, error.code);
    announceCampaign(core, run.id);
    return core.deps.clock.now() + RETRY_MS;
  }
}

/** As the first one, with its "never after" as long after the start as there. */
function draftOfRun({ draft, firstAt }: StoredSeries, at: number): CampaignDraft {
  const { schedule } = draft;
  const expiresAt = schedule.expiresAt === null ? null : schedule.expiresAt - firstAt + at;
  return { ...draft, schedule: { ...schedule, startAt: null, expiresAt } };
}
