import type { Sql } from './sql.ts';

/** This person has answered: what is automatic waits until somebody has dealt with it. */
export function holdForReply(sql: Sql, phone: string, at: number): void {
  sql.run('INSERT OR IGNORE INTO reply_holds (phone, at) VALUES (?, ?)', [phone, at]);
}

export function endHold(sql: Sql, phone: string): void {
  sql.run('DELETE FROM reply_holds WHERE phone = ?', [phone]);
}

/**
 * Whether a recipient, under the alias given, waits for an answer of ours. What is itself the answer to their newest
 * reply does not.
 */
export function heldSql(r: string): string {
  return `(${r}.phone IN (SELECT phone FROM reply_holds) AND (${r}.answers_to IS NULL OR ${r}.answers_to <
    (SELECT max(v.last_message) FROM conversations v WHERE v.phone = ${r}.phone)))`;
}

export function isHeld(sql: Sql, recipientId: number): boolean {
  return (
    sql.get(`SELECT 1 FROM recipients r WHERE r.id = ? AND ${heldSql('r')}`, [recipientId]) !== undefined
  );
}

/** Whether somebody queued for this profile in this campaign waits for an answer of ours. */
export function hasHeld(
  sql: Sql,
  { campaignId, profileId }: { readonly campaignId: number; readonly profileId: string },
): boolean {
  const row = sql.get(
    `SELECT 1 FROM reply_holds h JOIN recipients r ON r.phone = h.phone AND r.status = 'queued'
     WHERE r.campaign_id = ? AND r.profile_id = ? AND ${heldSql('r')} LIMIT 1`,
    [campaignId, profileId],
  );
  return row !== undefined;
}
