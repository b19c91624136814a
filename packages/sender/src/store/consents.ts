import type { ConsentStatement } from '@mywasender/contract/models/contact';
import type { Sql } from './sql.ts';

/** Appends the proof and makes it the contact's current consent. */
export function recordConsent(
  sql: Sql,
  contactId: number,
  consent: ConsentStatement & { readonly importId: number | null; readonly at: number },
): void {
  const { id } = sql.run(
    `INSERT INTO consent_records (phone, source, date, method, attested_by, import_id, recorded_at)
     SELECT phone, ?, ?, ?, ?, ?, ? FROM contacts WHERE id = ?`,
    [
      consent.source,
      consent.date,
      consent.method,
      consent.attestedBy,
      consent.importId,
      consent.at,
      contactId,
    ],
  );
  sql.run('UPDATE contacts SET consent_id = ? WHERE id = ?', [id, contactId]);
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
