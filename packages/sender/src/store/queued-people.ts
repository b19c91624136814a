import type { SkipReason } from '@mywasender/campaigns/recipient-state';
import { applyRecipientEvent, type RecipientMove } from './recipient-events.ts';
import { int, text } from './row.ts';
import type { Sql } from './sql.ts';

export function hasOpenRecipients(sql: Sql, campaignId: number): boolean {
  const row = sql.get(
    "SELECT 1 FROM recipients WHERE campaign_id = ? AND status IN ('queued', 'claimed') LIMIT 1",
    [campaignId],
  );
  return row !== undefined;
}

/** Everybody of this phone who is still queued in any campaign. One that is being started just now is a draft yet. */
export function queuedIdsOfPhone(sql: Sql, phone: string): readonly number[] {
  return sql
    .all(
      `SELECT r.id FROM recipients r JOIN campaigns c ON c.id = r.campaign_id
       WHERE r.phone = ? AND r.status = 'queued' AND c.status <> 'draft'`,
      [phone],
    )
    .map((row) => int(row, 'id'));
}

/** Takes everybody of this phone out of every queue. */
export function skipPhone(
  sql: Sql,
  phone: string,
  { reason, at }: { readonly reason: SkipReason; readonly at: number },
): (RecipientMove | null)[] {
  const event = { type: 'skip', reason } as const;
  return queuedIdsOfPhone(sql, phone).map((id) => applyRecipientEvent(sql, id, { event, at, cause: reason }));
}

/** The profiles in whose queues this phone is. */
export function profilesWaitingFor(sql: Sql, phone: string): readonly string[] {
  return sql
    .all("SELECT DISTINCT profile_id FROM recipients WHERE phone = ? AND status = 'queued'", [phone])
    .map((row) => text(row, 'profile_id'));
}

/** Everybody who is still queued leaves the queue in two statements: a campaign may have 100,000 of them. */
export function skipAllQueued(
  sql: Sql,
  campaignId: number,
  skip: { reason: SkipReason; at: number },
): number {
  return sql.transaction(() => {
    sql.run(
      `INSERT INTO recipient_changes (recipient_id, at, from_status, to_status, cause)
       SELECT id, ?, 'queued', 'skipped', ? FROM recipients WHERE campaign_id = ? AND status = 'queued'`,
      [skip.at, skip.reason, campaignId],
    );
    return sql.run(
      `UPDATE recipients SET status = 'skipped', reason = ?, updated_at = ?
       WHERE campaign_id = ? AND status = 'queued'`,
      [skip.reason, skip.at, campaignId],
    ).changes;
  });
}
