import type { Wait, WaitReason } from '@mywasender/campaigns/pace/wait-reason';
import { int, member } from './row.ts';
import type { Sql } from './sql.ts';

/** Nobody could say whether the number is there, or Meta takes nothing more for this person now. */
export const POSTPONE_REASONS = ['cool-down', 'pair-limit'] as const satisfies readonly WaitReason[];
export type PostponeReason = (typeof POSTPONE_REASONS)[number];

export function postponeRecipient(sql: Sql, id: number, notBefore: number, reason: PostponeReason): void {
  sql.run('UPDATE recipients SET not_before = ?, postponed_for = ?, checks = checks + 1 WHERE id = ?', [
    notBefore,
    reason,
    id,
  ]);
}

/** Why and until when the next postponed person of a profile waits; `null` when nobody does. */
export function nextPostponed(
  sql: Sql,
  { campaignId, profileId, now }: { campaignId: number; profileId: string; now: number },
): Wait | null {
  const row = sql.get(
    `SELECT not_before, postponed_for FROM recipients
     WHERE campaign_id = ? AND profile_id = ? AND not_before > 0 AND status = 'queued' AND not_before > ?
     ORDER BY not_before LIMIT 1`,
    [campaignId, profileId, now],
  );
  return row === undefined
    ? null
    : { reason: member(row, 'postponed_for', POSTPONE_REASONS), until: int(row, 'not_before') };
}
