import type { Wait, WaitReason } from '@mywasender/campaigns/pace/wait-reason';
import {
  FAIL_REASONS,
  nextState,
  RECIPIENT_STATUSES,
  type RecipientEvent,
  type RecipientState,
  type RecipientStatus,
  SKIP_REASONS,
  type SkipReason,
} from '@mywasender/campaigns/recipient-state';
import { heldSql } from './reply-holds.ts';
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

export function reasonOf(state: RecipientState): string | null {
  return state.status === 'skipped' || state.status === 'failed' ? state.reason : null;
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

/** Nobody could say whether the number is there, or Meta takes nothing more for this person now. */
const POSTPONE_REASONS = ['cool-down', 'pair-limit'] as const satisfies readonly WaitReason[];
export type PostponeReason = (typeof POSTPONE_REASONS)[number];

export function postponeRecipient(sql: Sql, id: number, notBefore: number, reason: PostponeReason): void {
  sql.run('UPDATE recipients SET not_before = ?, postponed_for = ?, checks = checks + 1 WHERE id = ?', [
    notBefore,
    reason,
    id,
  ]);
}

export interface QueueQuery {
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

/** Why and until when the next postponed person of a profile waits; `null` when nobody does. */
export function nextPostponed(
  sql: Sql,
  { campaignId, profileId, now }: Omit<QueueQuery, 'repliesPause'>,
): Wait | null {
  const row = sql.get(
    `SELECT not_before, postponed_for FROM recipients
     WHERE campaign_id = ? AND profile_id = ? AND not_before > 0 AND status = 'queued' AND not_before > ?
     ORDER BY not_before LIMIT 1`,
    [campaignId, profileId, now],
  );
  return row === undefined
    ? null
    : { reason: member(row, 'postponed_for', POSTPONE_REASONS), until: int(row, 'not_before') };
}

export function hasOpenRecipients(sql: Sql, campaignId: number): boolean {
  const row = sql.get(
    "SELECT 1 FROM recipients WHERE campaign_id = ? AND status IN ('queued', 'claimed') LIMIT 1",
    [campaignId],
  );
  return row !== undefined;
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

/** Everybody of this phone who is still queued in any campaign. One that is being started just now is a draft yet. */
export function queuedIdsOfPhone(sql: Sql, phone: string): readonly number[] {
  return sql
    .all(
      `SELECT r.id FROM recipients r JOIN campaigns c ON c.id = r.campaign_id
       WHERE r.phone = ? AND r.status = 'queued' AND c.status <> 'draft'`,
      [phone],
    )
    .map((row) => int(row, 'id'));
}

/** Takes everybody of this phone out of every queue. */
export function skipPhone(
  sql: Sql,
  phone: string,
  { reason, at }: { readonly reason: SkipReason; readonly at: number },
): (RecipientMove | null)[] {
  const event = { type: 'skip', reason } as const;
  return queuedIdsOfPhone(sql, phone).map((id) => applyRecipientEvent(sql, id, { event, at, cause: reason }));
}

/** The profiles in whose queues this phone is. */
export function profilesWaitingFor(sql: Sql, phone: string): readonly string[] {
  return sql
    .all("SELECT DISTINCT profile_id FROM recipients WHERE phone = ? AND status = 'queued'", [phone])
    .map((row) => text(row, 'profile_id'));
}

/** Everybody who is still queued leaves the queue in two statements: a campaign may have 100,000 of them. */
export function skipAllQueued(
  sql: Sql,
  campaignId: number,
  skip: { reason: SkipReason; at: number },
): number {
  return sql.transaction(() => {
    sql.run(
      `INSERT INTO recipient_changes (recipient_id, at, from_status, to_status, cause)
       SELECT id, ?, 'queued', 'skipped', ? FROM recipients WHERE campaign_id = ? AND status = 'queued'`,
      [skip.at, skip.reason, campaignId],
    );
    return sql.run(
      `UPDATE recipients SET status = 'skipped', reason = ?, updated_at = ?
       WHERE campaign_id = ? AND status = 'queued'`,
      [skip.reason, skip.at, campaignId],
    ).changes;
  });
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
