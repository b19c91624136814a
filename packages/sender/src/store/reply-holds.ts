import type { Sql } from './sql.ts';

/** This person has answered: what is automatic waits until somebody has dealt with it. */
export function holdForReply(sql: Sql, phone: string, at: number): void {
  sql.run('INSERT OR IGNORE INTO reply_holds (phone, at) VALUES (?, ?)', [phone, at]);
}

export function endHold(sql: Sql, phone: string): void {
  sql.run('DELETE FROM reply_holds WHERE phone = ?', [phone]);
}

export function isHeld(sql: Sql, phone: string): boolean {
  return sql.get('SELECT 1 FROM reply_holds WHERE phone = ?', [phone]) !== undefined;
}

/** Whether somebody queued for this profile in this campaign waits for an answer of ours. */
export function hasHeld(
  sql: Sql,
  { campaignId, profileId }: { readonly campaignId: number; readonly profileId: string },
): boolean {
  const row = sql.get(
    `SELECT 1 FROM reply_holds h JOIN recipients r ON r.phone = h.phone AND r.status = 'queued'
     WHERE r.campaign_id = ? AND r.profile_id = ? LIMIT 1`,
    [campaignId, profileId],
  );
  return row !== undefined;
}
