import { OPT_IN_OUTCOMES, type OptInPerson } from '@mywasender/contract/models/opt-in';
import { int, intOrNull, member, type Row, text, textOrNull } from './row.ts';
import type { Sql } from './sql.ts';

export interface Join {
  readonly optInId: number;
  /** As the ledger knows them. */
  readonly person: string;
  /** While the number is not known. */
  readonly lid: string | null;
  readonly contactId: number | null;
  readonly inboxId: number;
  readonly outcome: OptInPerson['outcome'];
  readonly at: number;
}

/** What became of the keyword of a person; the newest message counts, and nobody who joined is held back later. */
export function noteJoin(sql: Sql, join: Join): void {
  sql.run(
    `INSERT INTO opt_in_joins (opt_in_id, person, lid, contact_id, inbox_id, outcome, at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (opt_in_id, person) DO UPDATE SET contact_id = excluded.contact_id, inbox_id = excluded.inbox_id,
       outcome = excluded.outcome, at = CASE WHEN outcome = 'joined' THEN at ELSE excluded.at END
     WHERE outcome <> 'joined' OR excluded.outcome = 'joined'`,
    [join.optInId, join.person, join.lid, join.contactId, join.inboxId, join.outcome, join.at],
  );
}

export function hasJoined(sql: Sql, optInId: number, person: string): boolean {
  return (
    sql.get("SELECT 1 FROM opt_in_joins WHERE opt_in_id = ? AND person = ? AND outcome = 'joined'", [
      optInId,
      person,
    ]) !== undefined
  );
}

/** Takes the keywords of a person whose number was not known out of the wait, oldest first. */
export function takeWaiting(sql: Sql, lid: string) {
  const rows = sql.all(
    `DELETE FROM opt_in_joins WHERE lid = ? AND outcome = 'waiting' RETURNING id, opt_in_id, inbox_id`,
    [lid],
  );
  return rows
    .toSorted((a, b) => int(a, 'id') - int(b, 'id'))
    .map((row) => {
      const message = sql.get('SELECT * FROM inbox WHERE id = ?', [int(row, 'inbox_id')]);
      if (message === undefined) throw new Error(`no message ${int(row, 'inbox_id')}`);
      return {
        optInId: int(row, 'opt_in_id'),
        inboxId: int(row, 'inbox_id'),
        messageId: text(message, 'message_id'),
        text: text(message, 'text'),
        at: int(message, 'at'),
        conversationId: int(message, 'conversation_id'),
        profileId: text(message, 'profile_id'),
      };
    });
}

/** Times at which people joined, since then. */
export function joinTimes(sql: Sql, optInId: number, since: number): readonly number[] {
  return sql
    .all("SELECT at FROM opt_in_joins WHERE opt_in_id = ? AND outcome = 'joined' AND at >= ?", [
      optInId,
      since,
    ])
    .map((row) => int(row, 'at'));
}

/** Newest first. */
export function pageJoins(
  sql: Sql,
  query: { readonly optInId: number; readonly before: number | null; readonly limit: number },
): { readonly items: OptInPerson[]; readonly total: number } {
  const rows = sql.all(
    `SELECT j.*, i.text, coalesce(c.phone, i.phone) AS phone, coalesce(c.name, i.name) AS name, c.id AS contact,
       c.removed_at
     FROM opt_in_joins j JOIN inbox i ON i.id = j.inbox_id
     LEFT JOIN contacts c ON c.id = coalesce(j.contact_id, (SELECT id FROM contacts WHERE phone = i.phone))
     WHERE j.opt_in_id = :optInId AND (:before IS NULL OR j.id < :before) ORDER BY j.id DESC LIMIT :limit`,
    { ...query },
  );
  const total = sql.get('SELECT count(*) AS n FROM opt_in_joins WHERE opt_in_id = ?', [query.optInId]);
  return { items: rows.map(toPerson), total: total === undefined ? 0 : int(total, 'n') };
}

function toPerson(row: Row): OptInPerson {
  const contactId = row.removed_at === null ? intOrNull(row, 'contact') : null;
  return {
    id: String(int(row, 'id')),
    contactId: contactId === null ? null : String(contactId),
    phone: textOrNull(row, 'phone'),
    name: text(row, 'name'),
    outcome: member(row, 'outcome', OPT_IN_OUTCOMES),
    text: text(row, 'text'),
    at: int(row, 'at'),
  };
}
