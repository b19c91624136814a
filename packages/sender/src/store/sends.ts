import type { BreakerHistory } from '@mywasender/campaigns/breakers';
import { DELIVERY_SETTLE_MS } from '@mywasender/campaigns/breakers';
import type { SentMark } from '@mywasender/campaigns/pace/facts';
import { int } from './row.ts';
import type { Sql } from './sql.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export type SendResult = 'sent' | 'refused' | 'uncertain';

/** Written before the send call, so that no crash makes room in a window: refused messages count as well. */
export function recordSendStart(
  sql: Sql,
  send: { profileId: string; recipientId: number; at: number; newChat: boolean },
): void {
  sql.run(
    "INSERT INTO sends (profile_id, recipient_id, at, new_chat, outcome) VALUES (?, ?, ?, ?, 'started')",
    [send.profileId, send.recipientId, send.at, send.newChat ? 1 : 0],
  );
}

/** Of the last try: those before it were held back by a limit, and stay without a result. */
const LAST_TRY = '(SELECT max(id) FROM sends WHERE recipient_id = ?)';

export function recordSendResult(sql: Sql, recipientId: number, outcome: SendResult): void {
  sql.run(`UPDATE sends SET outcome = ? WHERE id = ${LAST_TRY} AND outcome IN ('started', 'uncertain')`, [
    outcome,
    recipientId,
  ]);
}

/** WhatsApp had taken the message and says now that the account was at fault: it counts as a failure after all. */
export function takeBackSend(sql: Sql, recipientId: number): void {
  sql.run("UPDATE sends SET outcome = 'refused' WHERE recipient_id = ? AND outcome = 'sent'", [recipientId]);
}

/** The message was not attempted after all: it uses nothing of any window and is no failure. */
export function forgetSend(sql: Sql, recipientId: number): void {
  sql.run(`DELETE FROM sends WHERE id = ${LAST_TRY} AND outcome = 'started'`, [recipientId]);
}

/** What left a profile since `:from`, over all campaigns and by hand. */
const LEFT_SQL = `SELECT at, new_chat FROM sends WHERE profile_id = :profile AND at > :from
  UNION ALL SELECT sending_at, new_chat FROM answers WHERE profile_id = :profile AND sending_at > :from`;

/** Sends of the last 24 hours on a profile, oldest first. */
export function recentSends(sql: Pick<Sql, 'all'>, profileId: string, now: number): readonly SentMark[] {
  return sql
    .all(`${LEFT_SQL} ORDER BY at`, { profile: profileId, from: now - DAY })
    .map((row) => ({ at: int(row, 'at'), newChat: int(row, 'new_chat') === 1 }));
}

/**
 * When a campaign was last served by a profile, epoch ms; 0 when not within a day, whose sends the ceilings bound.
 * Who was not served for a day has waited longest anyway.
 */
export function lastSendOf(
  sql: Sql,
  { profileId, campaignId, now }: { profileId: string; campaignId: number; now: number },
): number {
  const row = sql.get(
    `SELECT s.at FROM sends s JOIN recipients r ON r.id = s.recipient_id
     WHERE s.profile_id = ? AND s.at > ? AND r.campaign_id = ? ORDER BY s.at DESC LIMIT 1`,
    [profileId, now - DAY, campaignId],
  );
  return row === undefined ? 0 : int(row, 'at');
}

/**
 * Whole days (UTC) before today with at least one send since `from`: the steps of the warm-up. Asked before each message,
 * so it leaps from day to day in the index instead of reading every send.
 */
export function cleanDays(sql: Sql, profileId: string, from: number, now: number): number {
  const row = sql.get(
    `WITH RECURSIVE days (day) AS (
       SELECT (SELECT min(at) / ${DAY} FROM sends WHERE profile_id = :profile AND at >= :from)
       UNION ALL
       SELECT (SELECT min(at) / ${DAY} FROM sends WHERE profile_id = :profile AND at >= (day + 1) * ${DAY})
       FROM days WHERE day < :today)
     SELECT count(*) AS n FROM days WHERE day < :today`,
    { profile: profileId, from, today: Math.floor(now / DAY) },
  );
  return row === undefined ? 0 : int(row, 'n');
}

export function countSends(sql: Sql, profileId: string, now: number) {
  const row = sql.get(
    `SELECT coalesce(sum(at > :hour), 0) AS hour, count(*) AS day, coalesce(sum(new_chat), 0) AS fresh
     FROM (${LEFT_SQL})`,
    { profile: profileId, hour: now - HOUR, from: now - DAY },
  );
  return row === undefined
    ? { hour: 0, day: 0, newChats: 0 }
    : { hour: int(row, 'hour'), day: int(row, 'day'), newChats: int(row, 'fresh') };
}

export function recordNumberCheck(sql: Sql, check: { profileId: string; at: number; found: boolean }): void {
  sql.run('INSERT INTO number_checks (profile_id, at, found) VALUES (?, ?, ?)', [
    check.profileId,
    check.at,
    check.found ? 1 : 0,
  ]);
}

/** Longest sample a breaker looks at (delivery: 20 after a baseline of 50). */
const SAMPLE = 100;

/** What the circuit breakers judge: everything on the profile since they were last reset. */
export function breakerHistory(sql: Sql, profileId: string, from: number, now: number): BreakerHistory {
  const sends = sql
    .all(
      `SELECT s.at, s.outcome, r.opted_out_at IS NOT NULL AS opted_out, r.delivered_at IS NOT NULL AS delivered
       FROM sends s JOIN recipients r ON r.id = s.recipient_id
       WHERE s.profile_id = ? AND s.at >= ? AND s.outcome <> 'started' ORDER BY s.at DESC, s.id DESC LIMIT ${SAMPLE}`,
      [profileId, from],
    )
    .toReversed();
  const left = sends.filter((row) => row.outcome === 'sent');
  const checks = sql
    .all(
      'SELECT found FROM number_checks WHERE profile_id = ? AND at >= ? ORDER BY at DESC, id DESC LIMIT 50',
      [profileId, from],
    )
    .toReversed();
  return {
    sends: sends.map((row) => ({ failed: row.outcome !== 'sent' })),
    reached: left.map((row) => ({ optedOut: row.opted_out === 1 })),
    checks: checks.map((row) => ({ found: row.found === 1 })),
    settled: left
      .filter((row) => int(row, 'at') <= now - DELIVERY_SETTLE_MS)
      .map((row) => ({ delivered: row.delivered === 1 })),
  };
}
