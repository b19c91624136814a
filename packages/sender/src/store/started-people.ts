import { setImmediate } from 'node:timers/promises';
import { int } from './row.ts';
import type { Sql } from './sql.ts';

/** Rows in one transaction: about 20 ms. */
const STEP = 2000;

/** Appends what the start made of each person; part of the transaction that starts the campaign. */
export function recordStart(sql: Sql, campaignId: number, at: number): void {
  sql.run(
    `INSERT INTO recipient_changes (recipient_id, at, from_status, to_status, cause)
     SELECT id, ?, NULL, status, coalesce(reason, 'start') FROM recipients WHERE campaign_id = ? ORDER BY id`,
    [at, campaignId],
  );
}

/** Takes away whom a start that broke off has written down: a draft has no people yet. */
export async function takeBackStart(sql: Sql, campaignId: number): Promise<void> {
  for (;;) {
    const { changes } = sql.run(
      `DELETE FROM recipients WHERE id IN (SELECT r.id FROM recipients r JOIN campaigns c ON c.id = r.campaign_id
         WHERE r.campaign_id = ? AND c.status = 'draft' LIMIT ${STEP})`,
      [campaignId],
    );
    if (changes < STEP) return;
    await setImmediate();
  }
}

/** At a start of the app: campaigns whose start it did not get to end are drafts as before. */
export async function settleStarts(sql: Sql): Promise<void> {
  const begun = sql.all(
    `SELECT id FROM campaigns c WHERE status = 'draft'
       AND EXISTS (SELECT 1 FROM recipients r WHERE r.campaign_id = c.id)`,
  );
  for (const row of begun) await takeBackStart(sql, int(row, 'id'));
}
