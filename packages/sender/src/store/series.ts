import { CampaignDraft } from '@mywasender/contract/models/campaign';
import { Type } from 'typebox';
import Value from 'typebox/value';
import { campaignById, insertCampaign, type StoredCampaign } from './campaigns.ts';
import { parseOnce } from './parse-once.ts';
import { int, intOrNull, type Row, text, textOrNull } from './row.ts';
import type { Sql } from './sql.ts';

export interface StoredSeries {
  readonly id: number;
  readonly draft: CampaignDraft;
  readonly firstAt: number;
  /** The first run that was not dealt with. */
  readonly nextRun: number;
  readonly endedAt: number | null;
  readonly problem: string | null;
  /** By id: what its lists were called at the start. */
  readonly listNames: Readonly<Record<string, string>>;
}

const ListNames = Type.Record(Type.String(), Type.String());

/** Makes a started campaign the first run of a series. */
export function insertSeries(sql: Sql, campaign: StoredCampaign, firstAt: number): void {
  const { listIds, exclude } = campaign.draft.audience;
  const { id } = sql.run(
    `INSERT INTO series (draft, first_at, next_run, list_names) VALUES (?, ?, 2, (
       SELECT json_group_object(id, name) FROM lists
       WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))))`,
    [JSON.stringify(campaign.draft), firstAt, JSON.stringify([...listIds, ...(exclude?.listIds ?? [])])],
  );
  sql.run('UPDATE campaigns SET series_id = ?, run = 1 WHERE id = ?', [id, campaign.id]);
}

export function seriesById(sql: Sql, id: number): StoredSeries | null {
  const row = sql.get('SELECT * FROM series WHERE id = ?', [id]);
  return row === undefined ? null : toSeries(row);
}

/** Series that go on. */
export function openSeries(sql: Sql): readonly StoredSeries[] {
  return sql.all('SELECT * FROM series WHERE ended_at IS NULL ORDER BY id').map(toSeries);
}

/** The draft of a run and the step to the next one, both or neither: a run is made once, whatever ends the process. */
export function insertRun(
  sql: Sql,
  series: StoredSeries,
  run: number,
  draft: CampaignDraft,
  at: number,
): void {
  sql.transaction(() => {
    const id = insertCampaign(sql, draft, at);
    sql.run('UPDATE campaigns SET series_id = ?, run = ? WHERE id = ?', [series.id, run, id]);
    setNextRun(sql, series.id, run + 1);
  });
}

/** A run of the series that was made and not started, or that is not over yet. */
export function unfinishedRun(sql: Sql, seriesId: number): StoredCampaign | null {
  const row = sql.get(
    `SELECT id FROM campaigns WHERE series_id = ? AND status NOT IN ('finished', 'stopped') ORDER BY run DESC LIMIT 1`,
    [seriesId],
  );
  return row === undefined ? null : campaignById(sql, int(row, 'id'));
}

/** Whether a run was made, be it a draft or over. */
export function hasRun(sql: Sql, seriesId: number, run: number): boolean {
  return sql.get('SELECT 1 FROM campaigns WHERE series_id = ? AND run = ?', [seriesId, run]) !== undefined;
}

export function setNextRun(sql: Sql, id: number, nextRun: number): void {
  sql.run('UPDATE series SET next_run = ? WHERE id = ?', [nextRun, id]);
}

export function endSeries(sql: Sql, id: number, at: number): void {
  sql.run('UPDATE series SET ended_at = ? WHERE id = ? AND ended_at IS NULL', [at, id]);
}

export function reopenSeries(sql: Sql, id: number): void {
  sql.run('UPDATE series SET ended_at = NULL, problem = NULL WHERE id = ?', [id]);
}

export function setSeriesProblem(sql: Sql, id: number, problem: string | null): void {
  sql.run('UPDATE series SET problem = ? WHERE id = ?', [problem, id]);
}

function toSeries(row: Row): StoredSeries {
  return {
    id: int(row, 'id'),
    draft: Value.Parse(CampaignDraft, JSON.parse(text(row, 'draft'))),
    firstAt: int(row, 'first_at'),
    nextRun: int(row, 'next_run'),
    endedAt: intOrNull(row, 'ended_at'),
    problem: textOrNull(row, 'problem'),
    listNames: parseOnce(ListNames, text(row, 'list_names')),
  };
}
