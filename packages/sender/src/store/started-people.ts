import { setImmediate } from 'node:timers/promises';
import { lazyTransaction } from './bulk-writes.ts';
import { campaignById, type StoredCampaign, setCampaignStatus } from './campaigns.ts';
import { deleteMeta, readMeta, writeMeta } from './meta.ts';
import { int, intOrNull } from './row.ts';
import { insertSeries } from './series.ts';
import type { Sql } from './sql.ts';

/** Rows in one transaction: about 20 ms. */
const STEP = 2000;

const decidedKey = (campaignId: number): string => `start-decided-${campaignId}`;

/** Everybody is written down: from here on the start comes to its end, at the latest when the app starts again. */
export function decideStart(sql: Sql, campaignId: number, at: number): void {
  writeMeta(sql, decidedKey(campaignId), String(at));
}

export function isStartDecided(sql: Sql, campaignId: number): boolean {
  return readMeta(sql, decidedKey(campaignId)) !== null;
}

/**
 * Appends what the start made of each person, in slices and going on where it broke off, then begins the campaign. `at` is
 * when it was started; `between` is asked before each further slice and may throw.
 */
export async function completeStart(
  sql: Sql,
  campaign: StoredCampaign,
  { at, between }: { readonly at: number; readonly between: () => void },
): Promise<void> {
  const { id, draft, seriesId } = campaign;
  const ids = sql.get('SELECT min(id) AS first, max(id) AS last FROM recipients WHERE campaign_id = ?', [id]);
  const first = ids === undefined ? null : intOrNull(ids, 'first');
  const last = ids === undefined ? null : intOrNull(ids, 'last');
  const recorded = sql.get(
    'SELECT max(recipient_id) AS id FROM recipient_changes WHERE recipient_id BETWEEN ? AND ?',
    [first, last],
  );
  const done = recorded === undefined ? null : intOrNull(recorded, 'id');
  for (let after = done ?? (first ?? 1) - 1; last !== null && after < last; after += STEP) {
    // By id and not by campaign: its people have ids in a row, but for those of another campaign started beside it.
    lazyTransaction(sql, () =>
      sql.run(
        `INSERT INTO recipient_changes (recipient_id, at, from_status, to_status, cause)
         SELECT id, ?, NULL, status, coalesce(reason, 'start') FROM recipients
         WHERE id > ? AND id <= ? AND +campaign_id = ? ORDER BY id`,
        [at, after, after + STEP, id],
      ),
    );
    if (after + STEP >= last) break;
    await setImmediate();
    between();
  }
  sql.transaction(() => {
    const { startAt, repeat } = draft.schedule;
    if (repeat !== undefined && seriesId === null) insertSeries(sql, campaign, startAt ?? at);
    const status = startAt !== null && startAt > at ? 'scheduled' : 'running';
    setCampaignStatus(sql, id, { status, at });
    deleteMeta(sql, decidedKey(id));
  });
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

/** At a start of the app: what it did not get to end is ended, or a draft as before when not all were written down. */
export async function settleStarts(sql: Sql): Promise<void> {
  const begun = sql.all(
    `SELECT id FROM campaigns c WHERE status = 'draft'
       AND (EXISTS (SELECT 1 FROM recipients r WHERE r.campaign_id = c.id)
         OR EXISTS (SELECT 1 FROM meta WHERE key = 'start-decided-' || c.id))`,
  );
  for (const row of begun) {
    const id = int(row, 'id');
    const decided = readMeta(sql, decidedKey(id));
    const campaign = decided === null ? null : campaignById(sql, id);
    if (campaign === null) await takeBackStart(sql, id);
    else await completeStart(sql, campaign, { at: Number(decided), between: () => undefined });
  }
}
