import { WINDOW_MS } from '@mywasender/gateway/cloud/cloud-session';
import type { AudienceSql } from '../audience/audience-sql.ts';
import { leftOutSql } from '../campaigns/freeze-audience.ts';
import { int } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';

/** Who of the people a campaign is for wrote to the profile within the window. */
export function countOpenWindows(
  sql: Sql,
  {
    audience,
    profileId,
    now,
  }: { readonly audience: AudienceSql; readonly profileId: string; readonly now: number },
): number {
  const row = sql.get(
    `SELECT count(*) AS n FROM contacts c JOIN known_chats w ON w.profile_id = :windowOf AND w.phone = c.phone
     WHERE ${audience.condition} AND (${leftOutSql(audience)}) IS NULL AND w.last_inbound_at > :windowFrom`,
    { ...audience.params, ...audience.excluded.params, windowOf: profileId, windowFrom: now - WINDOW_MS },
  );
  return row === undefined ? 0 : int(row, 'n');
}
