import {
  nextState,
  type RecipientEvent,
  type RecipientState,
  type RecipientStatus,
} from '@mywasender/campaigns/recipient-state';
import { reasonOf, recipientById } from './recipients.ts';
import type { Sql } from './sql.ts';

export interface RecipientMove {
  readonly id: number;
  readonly from: RecipientStatus;
  readonly to: RecipientStatus;
  readonly campaignId: number;
  readonly at: number;
}

/** Applies one event of a recipient's life and appends the change. `null` when the event changes nothing. */
export function applyRecipientEvent(
  sql: Sql,
  id: number,
  change: { readonly event: RecipientEvent; readonly at: number; readonly cause: string },
): RecipientMove | null {
  return sql.transaction(() => {
    const current = recipientById(sql, id);
    if (current === null) return null;
    const next = nextState(current.state, change.event);
    if (next === current.state || sameState(next, current.state)) return null;
    sql.run(
      `UPDATE recipients SET status = :status, reason = :reason, updated_at = :at,
         sent_at = CASE WHEN :step >= 1 THEN coalesce(sent_at, :at) ELSE sent_at END,
         delivered_at = CASE WHEN :step >= 2 THEN coalesce(delivered_at, :at) ELSE delivered_at END,
         read_at = CASE WHEN :step >= 3 THEN coalesce(read_at, :at) ELSE read_at END,
         replied_at = CASE WHEN :step >= 4 THEN coalesce(replied_at, :at) ELSE replied_at END
       WHERE id = :id`,
      { id, status: next.status, reason: reasonOf(next), at: change.at, step: STEPS[next.status] },
    );
    appendChange(sql, {
      id,
      at: change.at,
      from: current.state.status,
      to: next.status,
      cause: change.cause,
    });
    return { id, from: current.state.status, to: next.status, campaignId: current.campaignId, at: change.at };
  });
}

const STEPS: Readonly<Record<RecipientStatus, number>> = {
  queued: 0,
  claimed: 0,
  skipped: 0,
  failed: 0,
  uncertain: 0,
  sent: 1,
  delivered: 2,
  read: 3,
  replied: 4,
};

function sameState(a: RecipientState, b: RecipientState): boolean {
  return a.status === b.status && reasonOf(a) === reasonOf(b);
}

interface ChangeRow {
  readonly id: number;
  readonly at: number;
  readonly from: RecipientStatus | null;
  readonly to: RecipientStatus;
  readonly cause: string;
}

export function appendChange(sql: Sql, change: ChangeRow): void {
  sql.run(
    'INSERT INTO recipient_changes (recipient_id, at, from_status, to_status, cause) VALUES (?, ?, ?, ?, ?)',
    [change.id, change.at, change.from, change.to, change.cause],
  );
}
