import { DUE_STATUS } from '@mywasender/campaigns/follow-up';
import type { FollowUp } from '@mywasender/contract/models/follow-up';
import { rowId } from '../commands/ids.ts';
import { campaignById, type StoredCampaign } from '../store/campaigns.ts';
import { int, intOrNull, text } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';
import { candidatesSql } from './candidates-sql.ts';
import { findYes } from './find-yes.ts';
import { HOUR_MS, keptFor, watchedSql } from './watch-sql.ts';

const ACTIVE: readonly string[] = ['scheduled', 'running', 'paused'];

/** True while the earlier campaign may still write to somebody, or be joined itself. */
function isActive(sql: Sql, followUp: FollowUp): boolean {
  const source = campaignById(sql, rowId(followUp.campaignId));
  return source !== null && ACTIVE.includes(source.status);
}

/** Whether somebody may still join the follow-up. Never for any other campaign, nor after the expiry. */
export function mayStillJoin(sql: Sql, campaign: StoredCampaign, now: number): boolean {
  const { audience, schedule } = campaign.draft;
  if (audience.followUp === undefined) return false;
  if (schedule.expiresAt !== null && now >= schedule.expiresAt) return false;
  return isActive(sql, audience.followUp) || isWatched(sql, campaign, audience.followUp, now);
}

/** Whether there is anybody to watch: asked before each message, so nobody is counted. */
function isWatched(sql: Sql, campaign: StoredCampaign, followUp: FollowUp, now: number): boolean {
  const { from, params } = candidatesSql(sql, campaign, followUp, now);
  const watched = watchedSql(followUp, now);
  const found = sql.get(`SELECT 1 ${from} AND ${watched.condition} LIMIT 1`, {
    ...params,
    ...watched.params,
  });
  return found !== undefined;
}

export function countWatched(sql: Sql, campaign: StoredCampaign, followUp: FollowUp, now: number): number {
  const { from, params } = candidatesSql(sql, campaign, followUp, now);
  const watched = watchedSql(followUp, now);
  const row = sql.get(`SELECT count(*) AS n ${from} AND ${watched.condition}`, {
    ...params,
    ...watched.params,
  });
  return row === undefined ? 0 : int(row, 'n');
}

/** When somebody joins next, or the last one is given up, if nobody does anything; `null` when nobody can know. */
export function nextLook(sql: Sql, campaign: StoredCampaign, followUp: FollowUp, now: number): number | null {
  const due = firstDue(sql, campaign, followUp, now);
  const times = [due, isActive(sql, followUp) ? null : lastGivenUp(sql, campaign, followUp, now)];
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function firstDue(sql: Sql, campaign: StoredCampaign, followUp: FollowUp, now: number): number | null {
  const { from, params } = candidatesSql(sql, campaign, followUp, now);
  const inState = `${from} AND r.status = '${DUE_STATUS[followUp.when.kind]}'`;
  const after = followUp.afterHours * HOUR_MS;
  if (followUp.when.kind !== 'replied-yes') {
    const row = sql.get(`SELECT min(r.updated_at) AS at ${inState}`, params);
    const at = row === undefined ? null : intOrNull(row, 'at');
    return at === null ? null : at + after;
  }
  const times = sql.all(`SELECT r.id, r.profile_id, r.phone ${inState}`, params).flatMap((row) => {
    const asked = {
      recipientId: int(row, 'id'),
      profileId: text(row, 'profile_id'),
      phone: text(row, 'phone'),
    };
    return findYes(sql, followUp.when, asked)?.at ?? [];
  });
  return times.length === 0 ? null : Math.min(...times) + after;
}

function lastGivenUp(sql: Sql, campaign: StoredCampaign, followUp: FollowUp, now: number): number | null {
  const { from, params } = candidatesSql(sql, campaign, followUp, now);
  const watched = watchedSql(followUp, now);
  const row = sql.get(`SELECT max(r.updated_at) AS at ${from} AND ${watched.condition}`, {
    ...params,
    ...watched.params,
  });
  const at = row === undefined ? null : intOrNull(row, 'at');
  return at === null ? null : at + keptFor(followUp);
}
