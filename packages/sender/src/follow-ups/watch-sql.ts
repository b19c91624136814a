import { DUE_STATUS, OPEN_STATUSES, WATCH_MS } from '@mywasender/campaigns/follow-up';
import type { FollowUp } from '@mywasender/contract/models/follow-up';
import type { Params } from '../audience/audience-sql.ts';
import { rowId } from '../commands/ids.ts';

export const HOUR_MS = 3_600_000;

/** A message waits for its turn as long as its campaign runs; later states are given up after a while. */
const UNSENT = ['queued', 'claimed'];

/** Who of the earlier campaign is due or may come to be, as a condition over `r` (recipients). */
export function watchedSql(
  { campaignId, when, afterHours }: FollowUp,
  now: number,
): { readonly condition: string; readonly params: Params } {
  const open = OPEN_STATUSES[when.kind].filter((status) => !UNSENT.includes(status));
  // A yes has no state of its own, so that the time until it is due is watched as well.
  const due = when.kind === 'replied-yes' ? '' : ` OR r.status = '${DUE_STATUS[when.kind]}'`;
  return {
    condition: `r.campaign_id = :source AND (r.status IN (${quoted(UNSENT)})${due}
      OR r.status IN (${quoted(open)}) AND r.updated_at > :givenUp)`,
    params: { source: rowId(campaignId), givenUp: now - keptFor({ when, afterHours }) },
  };
}

/** How long after its last change a message is still watched, ms. */
export function keptFor({ when, afterHours }: Pick<FollowUp, 'when' | 'afterHours'>): number {
  return WATCH_MS + (when.kind === 'replied-yes' ? afterHours * HOUR_MS : 0);
}

function quoted(statuses: readonly string[]): string {
  return statuses.map((status) => `'${status}'`).join(', ');
}
