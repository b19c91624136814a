import { WINDOW_MS } from '@mywasender/gateway/cloud/cloud-session';
import type { AudienceSql } from '../audience/audience-sql.ts';
import { queuedSql } from '../campaigns/freeze-audience.ts';
import { int } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';

/** Who of the people a campaign is for wrote to one of the profiles within the window. */
export function countOpenWindows(
  sql: Sql,
  {
    audience,
    profileIds,
    now,
  }: { readonly audience: AudienceSql; readonly profileIds: readonly string[]; readonly now: number },
): number {
  const { condition, params } = queuedSql(audience);
  const row = sql.get(
    `SELECT count(DISTINCT c.id) AS n FROM contacts c JOIN known_chats w
       ON w.profile_id IN (SELECT value FROM json_each(:windowOf)) AND w.phone = c.phone
     WHERE ${condition} AND w.last_inbound_at > :windowFrom`,
    {
      ...params,
      windowOf: JSON.stringify(profileIds),
      windowFrom: now - WINDOW_MS,
    },
  );
  return row === undefined ? 0 : int(row, 'n');
}
