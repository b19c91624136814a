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

const MATCHING = `campaign_id = :campaign AND (:status IS NULL OR status = :status)
  AND (:search = '' OR name LIKE '%' || :search || '%' OR phone LIKE '%' || :search || '%')`;

export function pageRecipients(sql: Sql, query: RecipientQuery): { items: StoredRecipient[]; total: number } {
  const { campaignId: campaign, status, search } = query;
  const total = sql.get(`SELECT count(*) AS n FROM recipients WHERE ${MATCHING}`, {
    campaign,
    status,
    search,
  });
  return { items: readRecipients(sql, query), total: total === undefined ? 0 : int(total, 'n') };
}

/** A page without counting how many there are. */
export function readRecipients(sql: Sql, query: RecipientQuery): StoredRecipient[] {
  const { campaignId: campaign, ...rest } = query;
  return sql
    .all(`SELECT * FROM recipients WHERE ${MATCHING} AND id > :after ORDER BY id LIMIT :limit`, {
      campaign,
      ...rest,
    })
    .map(toRecipient);
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
