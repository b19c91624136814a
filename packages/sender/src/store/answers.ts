import type { FailReason } from '@mywasender/campaigns/recipient-state';
import { int, intOrNull, member, type Row, text, textOrNull } from './row.ts';
import type { Sql } from './sql.ts';

const ANSWER_STATUSES = ['claimed', 'sent', 'delivered', 'read', 'failed', 'uncertain'] as const;
type AnswerStatus = (typeof ANSWER_STATUSES)[number];

export interface StoredAnswer {
  readonly id: number;
  readonly conversationId: number;
  readonly profileId: string;
  readonly phone: string;
  readonly text: string;
  readonly status: AnswerStatus;
  readonly chatId: string | null;
  readonly messageId: string | null;
  readonly sendingAt: number | null;
}

export interface NewAnswer {
  readonly answerId: string;
  readonly conversationId: number;
  readonly profileId: string;
  readonly phone: string;
  readonly text: string;
  readonly newChat: boolean;
  /** Nobody typed it. */
  readonly automatic: boolean;
  readonly at: number;
}

/** Claims the id. `null` when it was claimed before. */
export function claimAnswer(sql: Sql, answer: NewAnswer): number | null {
  const result = sql.run(
    `INSERT OR IGNORE INTO answers (answer_id, conversation_id, profile_id, phone, text, status, new_chat, automatic,
       created_at)
     VALUES (?, ?, ?, ?, ?, 'claimed', ?, ?, ?)`,
    [
      answer.answerId,
      answer.conversationId,
      answer.profileId,
      answer.phone,
      answer.text,
      Number(answer.newChat),
      Number(answer.automatic),
      answer.at,
    ],
  );
  return result.changes === 0 ? null : result.id;
}

export function answerByClientId(sql: Sql, answerId: string): StoredAnswer | null {
  return one(sql.get('SELECT * FROM answers WHERE answer_id = ?', [answerId]));
}

export function answerById(sql: Sql, id: number): StoredAnswer | null {
  return one(sql.get('SELECT * FROM answers WHERE id = ?', [id]));
}

/** From here on nobody can say that it never left. False when it was given up meanwhile. */
export function markAnswerSending(
  sql: Sql,
  id: number,
  { chatId, messageId, at }: { readonly chatId: string; readonly messageId: string; readonly at: number },
): boolean {
  const result = sql.run(
    "UPDATE answers SET chat_id = ?, message_id = ?, sending_at = ? WHERE id = ? AND status = 'claimed' AND sending_at IS NULL",
    [chatId, messageId, at, id],
  );
  return result.changes === 1;
}

/** Nothing left: the answer is as it was before its mark. */
export function unmarkAnswer(sql: Sql, id: number): void {
  sql.run("UPDATE answers SET sending_at = NULL WHERE id = ? AND status = 'claimed'", [id]);
}

/** What the send call or a look-up said; a tick that came first is not taken back. */
export function settleAnswer(
  sql: Sql,
  id: number,
  { status, reason = null }: { status: 'sent' | 'failed' | 'uncertain'; reason?: FailReason | null },
): void {
  sql.run("UPDATE answers SET status = ?, reason = ? WHERE id = ? AND status IN ('claimed', 'uncertain')", [
    status,
    reason,
    id,
  ]);
}

/** A receipt, in any order. `failure`: WhatsApp had taken it, and says why it was not delivered. The answer, when it is one and has changed. */
export function tickAnswer(
  sql: Sql,
  messageId: string,
  { ack, failure = null }: { readonly ack: number; readonly failure?: FailReason | null },
): StoredAnswer | null {
  const to = ack >= 3 ? 'read' : ack === 2 ? 'delivered' : ack === 1 ? 'sent' : ack < 0 ? 'failed' : null;
  if (to === null) return null;
  const before = {
    read: "'claimed', 'uncertain', 'failed', 'sent', 'delivered'",
    delivered: "'claimed', 'uncertain', 'failed', 'sent'",
    sent: "'claimed', 'uncertain', 'failed'",
    failed: failure === null ? "'claimed', 'uncertain'" : "'claimed', 'uncertain', 'sent'",
  }[to];
  const result = sql.run(
    `UPDATE answers SET status = ?, reason = ? WHERE message_id = ? AND status IN (${before})`,
    [to, failure, messageId],
  );
  if (result.changes === 0) return null;
  return one(sql.get('SELECT * FROM answers WHERE message_id = ?', [messageId]));
}

/** Claimed or uncertain ones; of one profile or of all. */
export function openAnswers(sql: Sql, profileId: string | null): readonly StoredAnswer[] {
  return sql
    .all(
      "SELECT * FROM answers WHERE status IN ('claimed', 'uncertain') AND (:profile IS NULL OR profile_id = :profile)",
      {
        profile: profileId,
      },
    )
    .map(toAnswer);
}

function one(row: Row | undefined): StoredAnswer | null {
  return row === undefined ? null : toAnswer(row);
}

function toAnswer(row: Row): StoredAnswer {
  return {
    id: int(row, 'id'),
    conversationId: int(row, 'conversation_id'),
    profileId: text(row, 'profile_id'),
    phone: text(row, 'phone'),
    text: text(row, 'text'),
    status: member(row, 'status', ANSWER_STATUSES),
    chatId: textOrNull(row, 'chat_id'),
    messageId: textOrNull(row, 'message_id'),
    sendingAt: intOrNull(row, 'sending_at'),
  };
}
