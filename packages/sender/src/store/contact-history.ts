import { RECIPIENT_STATUSES } from '@mywasender/campaigns/recipient-state';
import type { ContactEvent } from '@mywasender/contract/models/contact-history';
import { OPT_OUTS } from './inbox.ts';
import { int, intOrNull, member, text, textOrNull } from './row.ts';
import type { Sql } from './sql.ts';

type EventOf<K extends ContactEvent['kind']> = Extract<ContactEvent, { kind: K }>;

/** Their place in every campaign, newest first. */
export function messagesTo(sql: Sql, phone: string, limit: number): readonly EventOf<'message'>[] {
  return sql
    .all(
      `SELECT r.*, coalesce(r.sent_at, r.updated_at) AS moved_at, c.name AS campaign_name, p.name AS profile_name
       FROM recipients r JOIN campaigns c ON c.id = r.campaign_id JOIN profiles p ON p.id = r.profile_id
       WHERE r.phone = ? ORDER BY moved_at DESC, r.id DESC LIMIT ?`,
      [phone, limit],
    )
    .map((row) => ({
      kind: 'message',
      id: `message-${int(row, 'id')}`,
      at: int(row, 'moved_at'),
      recipientId: String(int(row, 'id')),
      campaignId: String(int(row, 'campaign_id')),
      campaignName: text(row, 'campaign_name'),
      profileName: text(row, 'profile_name'),
      status: member(row, 'status', RECIPIENT_STATUSES),
      reason: textOrNull(row, 'reason'),
      text: textOrNull(row, 'text'),
      sentAt: intOrNull(row, 'sent_at'),
      deliveredAt: intOrNull(row, 'delivered_at'),
      readAt: intOrNull(row, 'read_at'),
      repliedAt: intOrNull(row, 'replied_at'),
    }));
}

/** What they wrote, on any profile, newest first. Profile by profile: that is what conversations are found by. */
export function repliesOf(sql: Sql, phone: string, limit: number): readonly EventOf<'reply'>[] {
  return sql
    .all(
      `SELECT i.id, i.at, i.text, i.opt_out, c.name AS campaign_name
       FROM profiles p CROSS JOIN conversations v ON v.profile_id = p.id AND v.phone = ?
       JOIN inbox i ON i.conversation_id = v.id LEFT JOIN campaigns c ON c.id = i.campaign_id
       ORDER BY i.at DESC, i.id DESC LIMIT ?`,
      [phone, limit],
    )
    .map((row) => ({
      kind: 'reply',
      id: `reply-${int(row, 'id')}`,
      at: int(row, 'at'),
      text: text(row, 'text'),
      campaignName: textOrNull(row, 'campaign_name'),
      optOut: member(row, 'opt_out', OPT_OUTS),
    }));
}

/** The account the last message to this phone left from, and when. */
export function lastProfileOf(sql: Sql, phone: string): { name: string; at: number } | null {
  const row = sql.get(
    `SELECT p.name, r.sent_at FROM recipients r JOIN profiles p ON p.id = r.profile_id
     WHERE r.phone = ? AND r.sent_at IS NOT NULL ORDER BY r.sent_at DESC LIMIT 1`,
    [phone],
  );
  return row === undefined ? null : { name: text(row, 'name'), at: int(row, 'sent_at') };
}

export function pausedSince(sql: Sql, contactId: number): number | null {
  const row = sql.get('SELECT paused_at FROM contacts WHERE id = ?', [contactId]);
  return row === undefined ? null : intOrNull(row, 'paused_at');
}
