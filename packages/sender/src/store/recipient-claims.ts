import { appendChange, applyRecipientEvent, type RecipientMove } from './recipient-events.ts';
import { recipientById } from './recipients.ts';
import type { Sql } from './sql.ts';

/** Commits the message id: from here on this person can be written to with this id or not at all. */
export function claimRecipient(
  sql: Sql,
  id: number,
  claim: { chatId: string; messageId: string; textHash: string; at: number },
): RecipientMove | null {
  return sql.transaction(() => {
    const move = applyRecipientEvent(sql, id, { event: { type: 'claim' }, at: claim.at, cause: 'claim' });
    if (move === null) return null;
    sql.run(
      'UPDATE recipients SET chat_id = ?, message_id = ?, text_hash = ?, sending_at = NULL WHERE id = ?',
      [claim.chatId, claim.messageId, claim.textHash, id],
    );
    return move;
  });
}

/**
 * Takes a claim back whose message provably did not leave (no `sending_at`), keeping its message id for the next
 * try. The one way back to the queue; `null` when the claim may have left.
 */
export function releaseClaim(
  sql: Sql,
  id: number,
  change: { at: number; cause: string },
): RecipientMove | null {
  return sql.transaction(() => {
    const current = recipientById(sql, id);
    const released = sql.run(
      `UPDATE recipients SET status = 'queued', updated_at = ?
       WHERE id = ? AND status = 'claimed' AND sending_at IS NULL`,
      [change.at, id],
    );
    if (current === null || released.changes === 0) return null;
    appendChange(sql, { id, at: change.at, from: 'claimed', to: 'queued', cause: change.cause });
    return { id, from: 'claimed', to: 'queued', campaignId: current.campaignId, at: change.at };
  });
}

/** The same after the send call, whose adapter says that it attempted nothing. */
export function releaseUnsent(
  sql: Sql,
  id: number,
  change: { at: number; cause: string },
): RecipientMove | null {
  return sql.transaction(() => {
    unmarkSending(sql, id);
    return releaseClaim(sql, id, change);
  });
}

/** The message was not attempted after all: the claim is as it was before its mark. */
export function unmarkSending(sql: Sql, id: number): void {
  sql.run("UPDATE recipients SET sending_at = NULL WHERE id = ? AND status = 'claimed'", [id]);
}

/** The last commit before the send call. False when the row is no claim any more: then nothing may be sent. */
export function markSending(sql: Sql, id: number, at: number): boolean {
  return (
    sql.run(
      "UPDATE recipients SET sending_at = ? WHERE id = ? AND status = 'claimed' AND sending_at IS NULL",
      [at, id],
    ).changes === 1
  );
}
