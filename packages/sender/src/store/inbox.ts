import type { InboxMessage } from '@mywasender/contract/models/conversation';
import { joinConversation } from './conversations.ts';
import { int, intOrNull, member, type Row, text, textOrNull } from './row.ts';
import type { Sql } from './sql.ts';

const SELECT =
  'SELECT i.*, c.name AS campaign_name FROM inbox i LEFT JOIN campaigns c ON c.id = i.campaign_id';
export const OPT_OUTS = ['none', 'stop', 'ambiguous'] as const;

export interface NewInboxMessage {
  readonly profileId: string;
  readonly messageId: string;
  readonly phone: string | null;
  readonly lid: string | null;
  readonly name: string;
  readonly text: string;
  readonly at: number;
  readonly campaignId: number | null;
  readonly recipientId: number | null;
  readonly optOut: InboxMessage['optOut'];
}

export interface StoredMessage {
  readonly message: InboxMessage;
  readonly conversationId: number;
}

/** `null` when this message was stored before. */
export function insertInbox(sql: Sql, message: NewInboxMessage): StoredMessage | null {
  const result = sql.run(
    `INSERT OR IGNORE INTO inbox
       (profile_id, message_id, phone, lid, name, text, at, campaign_id, recipient_id, opt_out)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      message.profileId,
      message.messageId,
      message.phone,
      message.lid,
      message.name,
      message.text,
      message.at,
      message.campaignId,
      message.recipientId,
      message.optOut,
    ],
  );
  if (result.changes === 0) return null;
  const row = sql.get(`${SELECT} WHERE i.id = ?`, [result.id]);
  if (row === undefined) return null;
  return { message: toMessage(row), conversationId: joinConversation(sql, result.id, message) };
}

export function pageInbox(
  sql: Sql,
  query: { readonly before: number | null; readonly limit: number; readonly campaignId: number | null },
): { items: InboxMessage[]; total: number } {
  const where = '(:campaign IS NULL OR i.campaign_id = :campaign)';
  const rows = sql.all(
    `${SELECT} WHERE ${where} AND (:before IS NULL OR i.id < :before) ORDER BY i.id DESC LIMIT :limit`,
    { campaign: query.campaignId, before: query.before, limit: query.limit },
  );
  const total = sql.get(`SELECT count(*) AS n FROM inbox i WHERE ${where}`, { campaign: query.campaignId });
  return { items: rows.map(toMessage), total: total === undefined ? 0 : int(total, 'n') };
}

function toMessage(row: Row): InboxMessage {
  const campaignId = intOrNull(row, 'campaign_id');
  return {
    id: String(int(row, 'id')),
    profileId: text(row, 'profile_id'),
    phone: textOrNull(row, 'phone'),
    name: text(row, 'name'),
    text: text(row, 'text'),
    at: int(row, 'at'),
    campaignId: campaignId === null ? null : String(campaignId),
    campaignName: textOrNull(row, 'campaign_name'),
    optOut: member(row, 'opt_out', OPT_OUTS),
  };
}
