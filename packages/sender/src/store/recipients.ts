import {
  FAIL_REASONS,
  RECIPIENT_STATUSES,
  type RecipientState,
  SKIP_REASONS,
} from '@mywasender/campaigns/recipient-state';
import { POSTPONE_REASONS, type PostponeReason } from './postponed-people.ts';
import { int, intOrNull, member, type Row, text, textOrNull } from './row.ts';
import type { Sql } from './sql.ts';

export interface StoredRecipient {
  readonly id: number;
  readonly campaignId: number;
  /** The account the person is written to from, and no other. */
  readonly profileId: string;
  readonly contactId: number | null;
  readonly phone: string;
  readonly name: string;
  readonly zones: readonly string[];
  readonly known: boolean;
  readonly state: RecipientState;
  readonly text: string | null;
  /** Of the translation that was chosen. */
  readonly language: string | null;
  /** What fills the approved template of the campaign; null: the text is sent as it is. */
  readonly parameters: readonly string[] | null;
  /** Position among the variants of the message. */
  readonly variant: number | null;
  /** Waits for the winner of a test of variants. */
  readonly undecided: boolean;
  readonly chatId: string | null;
  readonly messageId: string | null;
  readonly sendingAt: number | null;
  readonly checks: number;
  readonly notBefore: number;
  readonly postponedFor: PostponeReason;
  readonly sentAt: number | null;
  readonly deliveredAt: number | null;
  readonly readAt: number | null;
  readonly repliedAt: number | null;
  readonly updatedAt: number;
}

export function recipientById(sql: Sql, id: number): StoredRecipient | null {
  const row = sql.get('SELECT * FROM recipients WHERE id = ?', [id]);
  return row === undefined ? null : toRecipient(row);
}

/** A person in a campaign, each being in it at most once. */
export function recipientOf(sql: Sql, campaignId: number, phone: string): StoredRecipient | null {
  const row = sql.get('SELECT * FROM recipients WHERE campaign_id = ? AND phone = ?', [campaignId, phone]);
  return row === undefined ? null : toRecipient(row);
}

export function recipientByMessage(sql: Sql, messageId: string): StoredRecipient | null {
  const row = sql.get('SELECT * FROM recipients WHERE message_id = ?', [messageId]);
  return row === undefined ? null : toRecipient(row);
}

export function recipientsIn(
  sql: Sql,
  profileId: string,
  status: 'claimed' | 'uncertain',
): readonly StoredRecipient[] {
  return sql
    .all(
      `SELECT r.* FROM campaign_profiles p
       JOIN recipients r ON r.campaign_id = p.campaign_id AND r.status = ? AND r.profile_id = p.profile_id
       WHERE p.profile_id = ? ORDER BY r.id`,
      [status, profileId],
    )
    .map(toRecipient);
}

/** The last message that was sent to this phone from this profile: what an answer is about. */
export function lastSentTo(sql: Sql, profileId: string, phone: string): StoredRecipient | null {
  const row = sql.get(
    `SELECT r.* FROM recipients r WHERE r.phone = ? AND r.profile_id = ? AND r.sending_at IS NOT NULL AND r.status <> 'failed'
     ORDER BY r.sending_at DESC, r.id DESC LIMIT 1`,
    [phone, profileId],
  );
  return row === undefined ? null : toRecipient(row);
}

export function phoneOfChat(sql: Sql, chatId: string): string | null {
  const row = sql.get('SELECT phone FROM recipients WHERE chat_id = ? ORDER BY id DESC LIMIT 1', [chatId]);
  return row === undefined ? null : text(row, 'phone');
}

function stateOf(row: Row): RecipientState {
  const status = member(row, 'status', RECIPIENT_STATUSES);
  if (status === 'skipped') return { status, reason: member(row, 'reason', SKIP_REASONS) };
  if (status === 'failed') return { status, reason: member(row, 'reason', FAIL_REASONS) };
  return { status };
}

function parametersOf(row: Row): readonly string[] | null {
  const stored = textOrNull(row, 'parameters');
  const parsed: unknown = stored === null ? null : JSON.parse(stored);
  return Array.isArray(parsed) ? parsed.map(String) : null;
}

export function toRecipient(row: Row): StoredRecipient {
  return {
    id: int(row, 'id'),
    campaignId: int(row, 'campaign_id'),
    profileId: text(row, 'profile_id'),
    contactId: intOrNull(row, 'contact_id'),
    phone: text(row, 'phone'),
    name: text(row, 'name'),
    zones: text(row, 'zones').split(','),
    known: int(row, 'known') === 1,
    state: stateOf(row),
    text: textOrNull(row, 'text'),
    language: textOrNull(row, 'language'),
    parameters: parametersOf(row),
    variant: intOrNull(row, 'variant'),
    undecided: int(row, 'undecided') === 1,
    chatId: textOrNull(row, 'chat_id'),
    messageId: textOrNull(row, 'message_id'),
    sendingAt: intOrNull(row, 'sending_at'),
    checks: int(row, 'checks'),
    notBefore: int(row, 'not_before'),
    postponedFor: member(row, 'postponed_for', POSTPONE_REASONS),
    sentAt: intOrNull(row, 'sent_at'),
    deliveredAt: intOrNull(row, 'delivered_at'),
    readAt: intOrNull(row, 'read_at'),
    repliedAt: intOrNull(row, 'replied_at'),
    updatedAt: int(row, 'updated_at'),
  };
}

export function reasonOf(state: RecipientState): string | null {
  return state.status === 'skipped' || state.status === 'failed' ? state.reason : null;
}
