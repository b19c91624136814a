import { Judgement } from '@mywasender/contract/models/variants';
import Value from 'typebox/value';
import { FUNNEL_SQL, toFunnel, toOptedOut } from './funnel.ts';
import { int, intOrNull, text } from './row.ts';
import type { Sql } from './sql.ts';

export interface TestedVariant {
  readonly audience: number;
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly replied: number;
  readonly optedOut: number;
  /** Who answered anything but STOP. */
  readonly answered: number;
}

/** What became of the people of each of `variants` variants so far. */
export function testedVariants(sql: Sql, campaignId: number, variants: number): readonly TestedVariant[] {
  const rows = sql.all(
    `SELECT variant, ${FUNNEL_SQL},
       sum(replied_at IS NOT NULL AND opted_out_at IS NULL) AS answered
     FROM recipients WHERE campaign_id = ? AND variant IS NOT NULL GROUP BY variant`,
    [campaignId],
  );
  return Array.from({ length: variants }, (_, variant) => {
    const row = rows.find((entry) => entry.variant === variant);
    return {
      ...toFunnel(row),
      optedOut: toOptedOut(row),
      answered: row === undefined ? 0 : int(row, 'answered'),
    };
  });
}

/** People who wait for the winner. */
export function countUndecided(sql: Sql, campaignId: number): number {
  const row = sql.get(
    "SELECT count(*) AS n FROM recipients WHERE campaign_id = ? AND undecided = 1 AND status = 'queued'",
    [campaignId],
  );
  return row === undefined ? 0 : int(row, 'n');
}

export function hasUndecided(sql: Sql, campaignId: number): boolean {
  const row = sql.get(
    "SELECT 1 FROM recipients WHERE campaign_id = ? AND undecided = 1 AND status = 'queued' LIMIT 1",
    [campaignId],
  );
  return row !== undefined;
}

/**
 * When the last message of the test left; 0 when none did, `null` while somebody is still to get theirs. Who is passed
 * over because they answered something else (`repliesPause`) is not waited for: that may take for ever.
 */
export function testedAt(sql: Sql, campaignId: number, repliesPause: boolean): number | null {
  const open = sql.get(
    `SELECT 1 FROM recipients WHERE campaign_id = :c AND status IN ('queued', 'claimed') AND undecided = 0
     AND (status = 'claimed' OR :pause = 0 OR phone NOT IN (SELECT phone FROM reply_holds)) LIMIT 1`,
    { c: campaignId, pause: repliesPause ? 1 : 0 },
  );
  if (open !== undefined) return null;
  const row = sql.get('SELECT max(sent_at) AS at FROM recipients WHERE campaign_id = ?', [campaignId]);
  return (row === undefined ? null : intOrNull(row, 'at')) ?? 0;
}

export interface Decision {
  readonly at: number;
  readonly judgement: Judgement;
}

export function decisionOf(sql: Sql, campaignId: number): Decision | null {
  const row = sql.get('SELECT * FROM variant_decisions WHERE campaign_id = ?', [campaignId]);
  if (row === undefined) return null;
  return { at: int(row, 'at'), judgement: Value.Parse(Judgement, JSON.parse(text(row, 'judgement'))) };
}

/**
 * Writes the decision down and gives everybody who waits for it their text, in one transaction. False when it had been
 * decided already; nothing changes then.
 */
export function decide(
  sql: Sql,
  campaignId: number,
  { at, judgement, winner }: Decision & { readonly winner: number },
): boolean {
  return sql.transaction(() => {
    const written = sql.run(
      'INSERT INTO variant_decisions (campaign_id, at, judgement) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      [campaignId, at, JSON.stringify(judgement)],
    );
    if (written.changes === 0) return false;
    sql.run(
      `UPDATE recipients SET undecided = 0, variant = :winner, updated_at = :at, candidates = NULL,
         text = candidates ->> :text, language = candidates ->> :language
       WHERE campaign_id = :c AND undecided = 1`,
      { c: campaignId, winner, at, text: `$[${winner}].text`, language: `$[${winner}].language` },
    );
    return true;
  });
}
