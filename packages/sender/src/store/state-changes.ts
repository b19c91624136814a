import type { GatewayState } from '@mywasender/gateway/port';
import type { Sql } from './sql.ts';

interface CampaignStateChange {
  readonly at: number;
  readonly status: string;
  readonly reason?: string;
}

/** Noted before the change, which is part of the same transaction: only what becomes different counts. */
export function recordCampaignState(sql: Sql, id: number, { at, status, reason }: CampaignStateChange): void {
  sql.run(
    `INSERT INTO state_changes (at, kind, subject, from_state, state, reason)
     SELECT :at, 'campaign', CAST(id AS TEXT), status, :state, :reason FROM campaigns
     WHERE id = :id AND (status <> :state OR pause_reason IS NOT :reason)`,
    { id, at, state: status, reason: reason ?? null },
  );
}

/**
 * Noted after a share of a running campaign was paused or resumed: the campaign stands when each profile that still has
 * people to write to does.
 */
export function recordShares(sql: Sql, campaignId: number, at: number): void {
  sql.run(
    `INSERT INTO state_changes (at, kind, subject, from_state, state, reason)
     SELECT :at, 'campaign', :subject, last.state, iif(open.going > 0, 'running', 'paused'), open.reason
     FROM campaigns c
     JOIN (SELECT count(*) AS shares, count(*) FILTER (WHERE s.pause_reason IS NULL) AS going,
         iif(count(*) FILTER (WHERE s.pause_reason IS NULL) > 0, NULL, min(s.pause_reason)) AS reason
       FROM campaign_profiles s WHERE s.campaign_id = :id AND EXISTS (SELECT 1 FROM recipients r
         WHERE r.campaign_id = s.campaign_id AND r.profile_id = s.profile_id AND r.status IN ('queued', 'claimed'))) open
     JOIN (SELECT state, reason FROM state_changes WHERE kind = 'campaign' AND subject = :subject
       ORDER BY id DESC LIMIT 1) last
     WHERE c.id = :id AND c.status = 'running' AND open.shares > 0
       AND (last.state <> iif(open.going > 0, 'running', 'paused') OR last.reason IS NOT open.reason)`,
    { id: campaignId, subject: String(campaignId), at },
  );
}

/** Codes that are renewed while a profile waits to be linked are one state. */
export function recordProfileState(sql: Sql, profileId: string, state: GatewayState, at: number): void {
  sql.run(
    `INSERT INTO state_changes (at, kind, subject, from_state, state, reason)
     SELECT :at, 'profile', :profile, last.state, :state, :reason
     FROM (SELECT 1) LEFT JOIN (SELECT state, reason FROM state_changes
       WHERE kind = 'profile' AND subject = :profile ORDER BY id DESC LIMIT 1) last
     WHERE last.state IS NOT :state OR last.reason IS NOT :reason`,
    { profile: profileId, at, state: state.kind, reason: 'reason' in state ? (state.reason ?? null) : null },
  );
}
