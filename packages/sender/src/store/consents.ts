import type { ConsentStatement } from '@mywasender/contract/models/contact';
import { int, text } from './row.ts';
import type { Sql } from './sql.ts';

export interface NewConsent extends ConsentStatement {
  readonly importId: number | null;
  readonly at: number;
}

/** Appends a proof and returns its id. */
export function appendConsent(sql: Sql, phone: string, consent: NewConsent): number {
  return sql.run(
    `INSERT INTO consent_records (phone, source, date, method, attested_by, import_id, recorded_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [phone, consent.source, consent.date, consent.method, consent.attestedBy, consent.importId, consent.at],
  ).id;
}

/** Appends the proof and makes it the contact's current consent. False when there is no such contact. */
export function recordConsent(sql: Sql, contactId: number, consent: NewConsent): boolean {
  const row = sql.get('SELECT phone FROM contacts WHERE id = ?', [contactId]);
  if (row === undefined) return false;
  const id = appendConsent(sql, text(row, 'phone'), consent);
  sql.run('UPDATE contacts SET consent_id = ? WHERE id = ?', [id, contactId]);
  return true;
}

/** Ids of the contacts of a list that are still there. */
export function memberIds(sql: Sql, listId: number): readonly number[] {
  return sql
    .all(
      `SELECT c.id FROM list_members m JOIN contacts c ON c.id = m.contact_id
       WHERE m.list_id = ? AND c.removed_at IS NULL`,
      [listId],
    )
    .map((row) => Number(row.id));
}

/** Every proof there is for a number, newest first. */
export function consentsOf(sql: Sql, phone: string) {
  return sql.all('SELECT * FROM consent_records WHERE phone = ? ORDER BY id DESC', [phone]).map((row) => ({
    id: String(int(row, 'id')),
    source: text(row, 'source'),
    date: text(row, 'date'),
    method: text(row, 'method'),
    attestedBy: text(row, 'attested_by'),
    recordedAt: int(row, 'recorded_at'),
  }));
}
