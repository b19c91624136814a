import { CONVERSATION_STATES, type Conversation } from '@mywasender/contract/models/conversation';
import { int, intOrNull, member, type Row, text, textOrNull } from './row.ts';
import type { Sql } from './sql.ts';

const UNCLEAR =
  "EXISTS (SELECT 1 FROM inbox u WHERE u.conversation_id = v.id AND u.opt_out = 'ambiguous' AND u.decided_at IS NULL)";
const SELECT = `SELECT v.*, m.text, m.at, c.name AS campaign_name, ${UNCLEAR} AS unclear,
    EXISTS (SELECT 1 FROM reply_holds h WHERE h.phone = v.phone) AS held
  FROM conversations v JOIN inbox m ON m.id = v.last_message LEFT JOIN campaigns c ON c.id = m.campaign_id`;

const FILTERS = {
  all: 'TRUE',
  open: "v.state = 'open'",
  done: "v.state = 'done'",
  unread: 'v.unread > 0',
  unclear: UNCLEAR,
} as const;
export type ConversationFilter = keyof typeof FILTERS;

/** Shorter words than the trigrams of the index know are looked for at the start of names. */
const INDEXED_FROM = 3;

interface Writer {
  readonly profileId: string;
  readonly phone: string | null;
  readonly lid: string | null;
  readonly name: string;
}

/** Puts a stored message into its conversation, which is open and unread from then on. Returns the conversation. */
export function joinConversation(sql: Sql, messageId: number, writer: Writer): number {
  const { profileId, phone, lid, name } = writer;
  const [known, ...others] = sql
    .all(
      `SELECT id FROM conversations WHERE profile_id = :profile AND phone = :phone
       UNION SELECT id FROM conversations
         WHERE profile_id = :profile AND lid = :lid AND (phone IS NULL OR :phone IS NULL) ORDER BY id`,
      { profile: profileId, phone, lid },
    )
    .map((row) => int(row, 'id'));
  if (known === undefined) {
    const made = sql.run(
      `INSERT INTO conversations (profile_id, phone, lid, name, state, unread, last_message)
       VALUES (?, ?, ?, ?, 'open', 1, ?)`,
      [profileId, phone, lid, name, messageId],
    );
    sql.run('UPDATE inbox SET conversation_id = ? WHERE id = ?', [made.id, messageId]);
    return made.id;
  }
  // The number of a person known by their LID alone has come out: two conversations turn out to be one.
  for (const other of others) {
    sql.run('UPDATE inbox SET conversation_id = ? WHERE conversation_id = ?', [known, other]);
    sql.run('UPDATE answers SET conversation_id = ? WHERE conversation_id = ?', [known, other]);
    sql.run(
      'UPDATE conversations SET unread = unread + (SELECT unread FROM conversations WHERE id = ?) WHERE id = ?',
      [other, known],
    );
    sql.run('DELETE FROM conversations WHERE id = ?', [other]);
  }
  sql.run(
    `UPDATE conversations SET phone = coalesce(:phone, phone), lid = coalesce(:lid, lid), state = 'open',
       name = CASE WHEN :name = '' THEN name ELSE :name END, unread = unread + 1, last_message = :message
     WHERE id = :id`,
    { id: known, phone, lid, name, message: messageId },
  );
  sql.run('UPDATE inbox SET conversation_id = ? WHERE id = ?', [known, messageId]);
  return known;
}

export interface ConversationQuery {
  /** `last_message` of the last one of the page before. */
  readonly before: number | null;
  readonly limit: number;
  readonly filter: ConversationFilter;
  readonly search: string;
}

/** Newest message first. The search runs on the trigram index `inbox_words`. */
export function pageConversations(
  sql: Sql,
  { before, limit, filter, search }: ConversationQuery,
): { readonly rows: readonly Row[]; readonly total: number } {
  const indexed = Array.from(search).length >= INDEXED_FROM;
  const found = indexed
    ? 'v.id IN (SELECT i.conversation_id FROM inbox_words w JOIN inbox i ON i.id = w.rowid WHERE inbox_words MATCH :search)'
    : "(:search = '' OR substr(v.name, 1, length(:search)) = :search COLLATE NOCASE)";
  const where = `${FILTERS[filter]} AND ${found}`;
  const words = { search: indexed ? `"${search.replaceAll('"', '""')}"` : search };
  const rows = sql.all(
    `${SELECT} WHERE ${where} AND (:before IS NULL OR v.last_message < :before)
     ORDER BY v.last_message DESC LIMIT :limit`,
    { ...words, before, limit },
  );
  const total = sql.get(`SELECT count(*) AS n FROM conversations v WHERE ${where}`, words);
  return { rows, total: total === undefined ? 0 : int(total, 'n') };
}

/** Whether nothing of this person waits to be read or answered; also when they never wrote before. */
export function isQuiet(sql: Sql, { profileId, phone, lid }: Omit<Writer, 'name'>): boolean {
  const row = sql.get(
    `SELECT 1 FROM conversations WHERE profile_id = :profileId AND (unread > 0 OR state = 'open')
     AND (phone = :phone OR (lid = :lid AND (phone IS NULL OR :phone IS NULL)))`,
    { profileId, phone, lid },
  );
  return row === undefined;
}

export function conversationById(sql: Sql, id: number): Conversation | null {
  const row = sql.get(`${SELECT} WHERE v.id = ?`, [id]);
  return row === undefined ? null : toConversation(row);
}

export function countUnread(sql: Sql): number {
  const row = sql.get('SELECT count(*) AS n FROM conversations WHERE unread > 0');
  return row === undefined ? 0 : int(row, 'n');
}

export function markConversation(
  sql: Sql,
  id: number,
  change: { readonly unread: boolean | null; readonly state: Conversation['state'] | null },
): void {
  const unread = change.unread === null ? null : Number(change.unread);
  sql.run(
    `UPDATE conversations SET state = coalesce(:state, state),
       unread = CASE WHEN :unread IS NULL THEN unread WHEN :unread = 0 THEN 0 ELSE max(unread, 1) END
     WHERE id = :id`,
    { id, state: change.state, unread },
  );
}

/** The text of the newest reply that may have been a STOP and that nobody has judged yet. */
export function newestUnclear(sql: Sql, id: number): string | null {
  const row = sql.get(
    `SELECT text FROM inbox WHERE conversation_id = ? AND opt_out = 'ambiguous' AND decided_at IS NULL
     ORDER BY id DESC LIMIT 1`,
    [id],
  );
  return row === undefined ? null : text(row, 'text');
}

/** Somebody has looked at the unclear replies of a conversation. */
export function decideUnclear(sql: Sql, id: number, at: number): void {
  sql.run(
    "UPDATE inbox SET decided_at = ? WHERE conversation_id = ? AND opt_out = 'ambiguous' AND decided_at IS NULL",
    [at, id],
  );
}

export function lidOfConversation(sql: Sql, id: number): string | null {
  const row = sql.get('SELECT lid FROM conversations WHERE id = ?', [id]);
  return row === undefined ? null : textOrNull(row, 'lid');
}

/** What both sides wrote, newest first. */
export function entriesOf(sql: Sql, id: number, limit: number): readonly Row[] {
  return sql.all(
    `SELECT * FROM (
       SELECT 'in-' || i.id AS id, i.id AS row, 0 AS ours, i.text, i.at, i.campaign_id, NULL AS status, i.opt_out,
           0 AS automatic, NULL AS reason
         FROM inbox i WHERE i.conversation_id = :id
       UNION ALL
       SELECT 'out-' || r.id, r.id, 1, coalesce(r.text, ''), coalesce(r.sent_at, r.sending_at), r.campaign_id, r.status, 'none', 0, NULL
         FROM conversations v JOIN recipients r ON r.phone = v.phone AND r.profile_id = v.profile_id
         WHERE v.id = :id AND r.sending_at IS NOT NULL AND r.status <> 'failed'
       UNION ALL
       SELECT 'answer-' || a.id, a.id, 1, a.text, coalesce(a.sending_at, a.created_at), NULL, a.status, 'none',
           a.automatic, a.reason
         FROM answers a WHERE a.conversation_id = :id
     ) e LEFT JOIN (SELECT id AS cid, name AS campaign_name, message -> '$.media' AS media FROM campaigns) c ON c.cid = e.campaign_id
     ORDER BY e.at DESC, e.ours, e.row DESC LIMIT :limit`,
    { id, limit },
  );
}

export function toConversation(row: Row): Conversation {
  return {
    id: String(int(row, 'id')),
    profileId: text(row, 'profile_id'),
    phone: textOrNull(row, 'phone'),
    name: text(row, 'name'),
    state: member(row, 'state', CONVERSATION_STATES),
    unread: intOrNull(row, 'unread') ?? 0,
    unclear: int(row, 'unclear') === 1,
    paused: int(row, 'held') === 1,
    last: {
      text: text(row, 'text'),
      at: int(row, 'at'),
      campaignName: textOrNull(row, 'campaign_name'),
    },
  };
}
