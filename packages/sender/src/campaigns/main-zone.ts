import type { Core } from '../core.ts';
import { text } from '../store/row.ts';

/** The zone most of a frozen audience lives in. */
export function mainZone(core: Core, campaignId: number): string {
  const row = core.sql.get(
    `SELECT zones FROM recipients WHERE campaign_id = ? AND status = 'queued'
     GROUP BY zones ORDER BY count(*) DESC LIMIT 1`,
    [campaignId],
  );
  return row === undefined ? 'UTC' : (text(row, 'zones').split(',')[0] ?? 'UTC');
}
