import { type StoredRecipient, toRecipient } from './recipients.ts';
import { heldSql } from './reply-holds.ts';
import type { Sql } from './sql.ts';

interface QueueQuery {
  readonly campaignId: number;
  readonly profileId: string;
  readonly now: number;
  /** Who has answered is passed over. */
  readonly repliesPause: boolean;
}

/**
 * For each zone and kind of chat the first person queued for a profile who has a text: whoever comes next is one of them. From one
 * kind to the next by the index: `DISTINCT` would read the whole queue for every message.
 */
export function queueHeads(
  sql: Sql,
  { campaignId, profileId, now, repliesPause }: QueueQuery,
): readonly StoredRecipient[] {
  const queue = (r: string) =>
    `${r}.campaign_id = :c AND ${r}.status = 'queued' AND ${r}.profile_id = :p AND ${r}.undecided = 0`;
  return sql
    .all(
      `WITH RECURSIVE kinds (id) AS (
         SELECT (SELECT f.id FROM recipients f WHERE ${queue('f')} ORDER BY f.known, f.zones LIMIT 1)
         UNION ALL
         SELECT coalesce(
           (SELECT n.id FROM recipients n WHERE ${queue('n')} AND n.known = k.known AND n.zones > k.zones
             ORDER BY n.zones LIMIT 1),
           (SELECT n.id FROM recipients n WHERE ${queue('n')} AND n.known > k.known
             ORDER BY n.known, n.zones LIMIT 1)) FROM kinds JOIN recipients k ON k.id = kinds.id)
       SELECT r.* FROM kinds JOIN recipients g ON g.id = kinds.id
       JOIN recipients r ON r.id = (SELECT h.id FROM recipients h WHERE ${queue('h')}
         AND h.known = g.known AND h.zones = g.zones AND h.not_before <= :now
         AND (:pause = 0 OR NOT ${heldSql('h')}) ORDER BY h.id LIMIT 1)
       ORDER BY r.id`,
      { c: campaignId, p: profileId, now, pause: repliesPause ? 1 : 0 },
    )
    .map(toRecipient);
}
