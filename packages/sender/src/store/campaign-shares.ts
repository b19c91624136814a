import { SHARE_PAUSE_REASONS, type SharePauseReason } from '@mywasender/campaigns/campaign-state';
import { intOrNull, member, type Row, text, textOrNull } from './row.ts';
import type { Sql } from './sql.ts';
import { recordShares } from './state-changes.ts';

/** The people of a campaign one profile writes to. */
export interface Share {
  readonly profileId: string;
  /** `null` while the profile may send to them. */
  readonly pause: SharePause | null;
}

export interface SharePause {
  readonly reason: SharePauseReason;
  /** What the reason rests on. */
  readonly detail: string | null;
  /** Epoch ms, when it ends by itself; `null` when something else must happen. */
  readonly until: number | null;
}

/** The shares of the campaign `c`, as a column `shares`, so that campaigns are read with one question. */
export const SHARES_SQL = `(SELECT json_group_array(json_object('profile_id', profile_id, 'pause_reason', pause_reason,
  'pause_detail', pause_detail, 'paused_until', paused_until) ORDER BY position)
  FROM campaign_profiles WHERE campaign_id = c.id) AS shares`;

export function toShares(shares: string): readonly Share[] {
  const rows: readonly Row[] = JSON.parse(shares);
  return rows.map((row) => ({
    profileId: text(row, 'profile_id'),
    pause:
      row.pause_reason === null
        ? null
        : {
            reason: member(row, 'pause_reason', SHARE_PAUSE_REASONS),
            detail: textOrNull(row, 'pause_detail'),
            until: intOrNull(row, 'paused_until'),
          },
  }));
}

export function setProfiles(sql: Sql, campaignId: number, profileIds: readonly string[]): void {
  sql.run('DELETE FROM campaign_profiles WHERE campaign_id = ?', [campaignId]);
  for (const [position, profileId] of profileIds.entries()) {
    sql.run('INSERT INTO campaign_profiles (campaign_id, profile_id, position) VALUES (?, ?, ?)', [
      campaignId,
      profileId,
      position,
    ]);
  }
}

/** Stops what one profile has to do in a campaign, or with `null` lets it go on. The others' people are untouched. */
export function setSharePause(
  sql: Sql,
  { campaignId, profileId }: { readonly campaignId: number; readonly profileId: string },
  pause: SharePause | null,
  at: number,
): void {
  sql.transaction(() => {
    sql.run(
      `UPDATE campaign_profiles SET pause_reason = ?, pause_detail = ?, paused_until = ?
       WHERE campaign_id = ? AND profile_id = ?`,
      [pause?.reason ?? null, pause?.detail ?? null, pause?.until ?? null, campaignId, profileId],
    );
    recordShares(sql, campaignId, at);
  });
}
