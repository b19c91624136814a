import { RECIPIENT_STATUSES } from '@mywasender/campaigns/recipient-state';
import type { RecipientCounts } from '@mywasender/contract/models/campaign';
import { int, member, text } from './row.ts';
import type { Sql } from './sql.ts';

type Counts = { -readonly [K in keyof RecipientCounts]: number };

/** By profile. One scan of an index that holds status and profile alone: about 10 ms for 100,000 people. */
export function countByProfile(sql: Sql, campaignId: number): ReadonlyMap<string, RecipientCounts> {
  const counts = new Map<string, Counts>();
  const rows = sql.all(
    'SELECT profile_id, status, count(*) AS n FROM recipients WHERE campaign_id = ? GROUP BY status, profile_id',
    [campaignId],
  );
  for (const row of rows) {
    const profileId = text(row, 'profile_id');
    const of = counts.get(profileId) ?? noCounts();
    counts.set(profileId, of);
    of[member(row, 'status', RECIPIENT_STATUSES)] = int(row, 'n');
    of.total += int(row, 'n');
  }
  return counts;
}

export function sumCounts(all: Iterable<RecipientCounts>): RecipientCounts {
  const sum = noCounts();
  for (const counts of all)
    for (const key of [...RECIPIENT_STATUSES, 'total'] as const) sum[key] += counts[key];
  return sum;
}

export function noCounts(): Counts {
  return {
    total: 0,
    queued: 0,
    claimed: 0,
    sent: 0,
    delivered: 0,
    read: 0,
    replied: 0,
    skipped: 0,
    failed: 0,
    uncertain: 0,
  };
}
