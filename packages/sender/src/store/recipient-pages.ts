import { RECIPIENT_STATUSES, type RecipientStatus } from '@mywasender/campaigns/recipient-state';
import { type StoredRecipient, toRecipient } from './recipients.ts';
import { int, member, text } from './row.ts';
import type { Sql } from './sql.ts';

export function changesOf(sql: Sql, recipientId: number) {
  return sql
    .all('SELECT * FROM recipient_changes WHERE recipient_id = ? ORDER BY id', [recipientId])
    .map((row) => ({
      at: int(row, 'at'),
      from: row.from_status === null ? null : member(row, 'from_status', RECIPIENT_STATUSES),
      to: member(row, 'to_status', RECIPIENT_STATUSES),
      cause: text(row, 'cause'),
    }));
}

export interface RecipientQuery {
  readonly campaignId: number;
  readonly after: number;
  readonly limit: number;
  readonly status: RecipientStatus | null;
  readonly search: string;
}

export function pageRecipients(sql: Sql, query: RecipientQuery): { items: StoredRecipient[]; total: number } {
  const where = `campaign_id = :campaign AND (:status IS NULL OR status = :status)
    AND (:search = '' OR name LIKE '%' || :search || '%' OR phone LIKE '%' || :search || '%')`;
  const params = { campaign: query.campaignId, status: query.status, search: query.search };
  const rows = sql.all(`SELECT * FROM recipients WHERE ${where} AND id > :after ORDER BY id LIMIT :limit`, {
    ...params,
    after: query.after,
    limit: query.limit,
  });
  const total = sql.get(`SELECT count(*) AS n FROM recipients WHERE ${where}`, params);
  return { items: rows.map(toRecipient), total: total === undefined ? 0 : int(total, 'n') };
}

/** How many people of the campaign the same profile writes to before this one. */
export function countAhead(sql: Sql, recipient: StoredRecipient): number {
  const row = sql.get(
    `SELECT count(*) AS n FROM recipients
     WHERE campaign_id = ? AND status = 'queued' AND undecided = 0 AND profile_id = ? AND id < ?`,
    [recipient.campaignId, recipient.profileId, recipient.id],
  );
  return row === undefined ? 0 : int(row, 'n');
}
