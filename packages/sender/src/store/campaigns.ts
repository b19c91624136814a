import {
  CAMPAIGN_PAUSE_REASONS,
  CAMPAIGN_STATUSES,
  type CampaignPauseReason,
  type CampaignStatus,
} from '@mywasender/campaigns/campaign-state';
import { Audience, type CampaignDraft, Message, Pace, Schedule } from '@mywasender/contract/models/campaign';
import { SHARES_SQL, type Share, type SharePause, setProfiles, toShares } from './campaign-shares.ts';
import { parseOnce } from './parse-once.ts';
import { int, intOrNull, member, type Row, text, textOrNull } from './row.ts';
import type { Sql } from './sql.ts';
import { recordCampaignState } from './state-changes.ts';

export interface StoredCampaign {
  readonly id: number;
  readonly status: CampaignStatus;
  /** Why all of it stands still. */
  readonly pauseReason: CampaignPauseReason | null;
  readonly pauseDetail: string | null;
  /** Of each profile, in the order of the draft. */
  readonly shares: readonly Share[];
  readonly draft: CampaignDraft;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  /** What it is a run of, and which one; null for a campaign that is run once. */
  readonly seriesId: number | null;
  readonly run: number | null;
}

const SELECT = `SELECT c.*, ${SHARES_SQL} FROM campaigns c`;

export function allCampaigns(sql: Sql): readonly StoredCampaign[] {
  return sql.all(`${SELECT} ORDER BY c.id DESC`).map(toCampaign);
}

/** Scheduled, running and paused ones of a profile, oldest first. */
export function activeCampaigns(sql: Sql, profileId: string): readonly StoredCampaign[] {
  return sql
    .all(
      `${SELECT} JOIN campaign_profiles p ON c.id = p.campaign_id
       WHERE p.profile_id = ? AND c.status IN ('scheduled', 'running', 'paused') ORDER BY c.id`,
      [profileId],
    )
    .map(toCampaign);
}

/** Of which profiles campaigns stand still for one of these reasons. */
export function profilesPausedFor(sql: Sql, reasons: readonly CampaignPauseReason[]): readonly string[] {
  return sql
    .all(
      `SELECT DISTINCT p.profile_id FROM campaigns c JOIN campaign_profiles p ON p.campaign_id = c.id
       WHERE c.status = 'paused' AND c.pause_reason IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(reasons)],
    )
    .map((row) => text(row, 'profile_id'));
}

export function campaignById(sql: Sql, id: number): StoredCampaign | null {
  const row = sql.get(`${SELECT} WHERE c.id = ?`, [id]);
  return row === undefined ? null : toCampaign(row);
}

/** Started and unfinished follow-ups of a campaign. */
export function followersOf(sql: Sql, campaignId: number): readonly StoredCampaign[] {
  return sql
    .all(
      `${SELECT} WHERE c.status IN ('scheduled', 'running', 'paused')
       AND c.audience ->> '$.followUp.campaignId' = ? ORDER BY c.id`,
      [String(campaignId)],
    )
    .map(toCampaign);
}

/** The name of a draft that follows this campaign up; `null` when there is none. */
export function draftFollowing(sql: Sql, campaignId: number): string | null {
  const row = sql.get(
    "SELECT name FROM campaigns WHERE status = 'draft' AND audience ->> '$.followUp.campaignId' = ? LIMIT 1",
    [String(campaignId)],
  );
  return row === undefined ? null : text(row, 'name');
}

export function insertCampaign(sql: Sql, draft: CampaignDraft, at: number): number {
  return sql.transaction(() => {
    const { id } = sql.run(
      `INSERT INTO campaigns (status, name, audience, message, schedule, pace, created_at)
       VALUES ('draft', :name, :audience, :message, :schedule, :pace, :at)`,
      { ...draftColumns(draft), at },
    );
    setProfiles(sql, id, draft.profileIds);
    return id;
  });
}

export function updateDraft(sql: Sql, id: number, draft: CampaignDraft): void {
  sql.transaction(() => {
    const { changes } = sql.run(
      `UPDATE campaigns SET name = :name, audience = :audience, message = :message,
         schedule = :schedule, pace = :pace WHERE id = :id AND status = 'draft'`,
      { ...draftColumns(draft), id },
    );
    if (changes > 0) setProfiles(sql, id, draft.profileIds);
  });
}

function draftColumns(draft: CampaignDraft) {
  return {
    name: draft.name,
    audience: JSON.stringify(draft.audience),
    message: JSON.stringify(draft.message),
    schedule: JSON.stringify(draft.schedule),
    pace: JSON.stringify(draft.pace),
  };
}

export function deleteDraft(sql: Sql, id: number): void {
  sql.run("DELETE FROM campaigns WHERE id = ? AND status = 'draft'", [id]);
}

/** Why one profile's share of a campaign stands still; `null` while it may go on. */
export function pauseOf(campaign: StoredCampaign, profileId: string): SharePause | null {
  return campaign.shares.find((share) => share.profileId === profileId)?.pause ?? null;
}

/** Whether a profile has messages of this campaign to send now. */
export function isSending(campaign: StoredCampaign, profileId: string): boolean {
  return campaign.status === 'running' && pauseOf(campaign, profileId) === null;
}

export interface StatusChange {
  readonly status: CampaignStatus;
  /** epoch ms */
  readonly at: number;
  /** Of a pause. */
  readonly reason?: CampaignPauseReason;
  readonly detail?: string | null;
}

export function setCampaignStatus(sql: Sql, id: number, change: StatusChange): void {
  const { status, at, reason, detail } = change;
  sql.transaction(() => {
    recordCampaignState(sql, id, change);
    sql.run(
      `UPDATE campaigns SET status = :status, pause_reason = :reason, pause_detail = :detail,
         started_at = CASE WHEN :status IN ('running', 'scheduled') THEN coalesce(started_at, :at) ELSE started_at END,
         finished_at = CASE WHEN :status IN ('stopped', 'finished') THEN :at ELSE finished_at END
       WHERE id = :id`,
      { id, status, at, reason: reason ?? null, detail: detail ?? null },
    );
  });
}

function toCampaign(row: Row): StoredCampaign {
  const shares = toShares(text(row, 'shares'));
  return {
    id: int(row, 'id'),
    status: member(row, 'status', CAMPAIGN_STATUSES),
    pauseReason: row.pause_reason === null ? null : member(row, 'pause_reason', CAMPAIGN_PAUSE_REASONS),
    pauseDetail: textOrNull(row, 'pause_detail'),
    shares,
    draft: {
      name: text(row, 'name'),
      profileIds: shares.map(({ profileId }) => profileId),
      audience: parseOnce(Audience, text(row, 'audience')),
      message: parseOnce(Message, text(row, 'message')),
      schedule: parseOnce(Schedule, text(row, 'schedule')),
      pace: parseOnce(Pace, text(row, 'pace')),
    },
    createdAt: int(row, 'created_at'),
    startedAt: intOrNull(row, 'started_at'),
    finishedAt: intOrNull(row, 'finished_at'),
    seriesId: intOrNull(row, 'series_id'),
    run: intOrNull(row, 'run'),
  };
}
