import { reverseEntry } from './consents.ts';
import type { ImportRow } from './imports.ts';
import { int } from './row.ts';
import type { Sql } from './sql.ts';

/** The consent is the one before, none, or of this very import. */
const OWN_CONSENT =
  '(SELECT r.import_id FROM consent_records r WHERE r.id = contacts.consent_id) IS :importId';

const UNTOUCHED = `contacts.id > :from AND contacts.id <= :to AND import_id = :importId
  AND (consent_id IS NULL OR ${OWN_CONSENT})
  AND last_inbound_at IS NULL AND paused_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM import_before b WHERE b.import_id = :importId AND b.contact_id = contacts.id)
  AND NOT EXISTS (SELECT 1 FROM recipients r WHERE r.contact_id = contacts.id)`;

export interface UndoStep {
  readonly importId: number;
  readonly from: number;
  readonly to: number;
  /** Of the reversals. */
  readonly at: number;
}

/**
 * Deletes the contacts with ids above `from` up to `to` that this import made and nothing has touched since: no later
 * import, no consent recorded by hand, no reply, no campaign. Their proofs of consent stay, each with its reversal.
 */
export function deleteCreated(sql: Sql, { importId, from, to, at }: UndoStep): number {
  const range = { importId, from, to };
  const proofs = sql.all(
    `SELECT consent_id FROM contacts WHERE consent_id IS NOT NULL AND ${UNTOUCHED} ORDER BY id`,
    range,
  );
  const { changes } = sql.run(`DELETE FROM contacts WHERE ${UNTOUCHED}`, range);
  for (const row of proofs) reverseEntry(sql, int(row, 'consent_id'), at);
  return changes;
}

/** Appends that the statement made for the whole file does not hold any more; once. */
export function reverseStatement(sql: Sql, { id, statementId }: ImportRow, at: number): void {
  if (statementId === null) return;
  sql.transaction(() => {
    reverseEntry(sql, statementId, at);
    sql.run('UPDATE imports SET statement_id = NULL WHERE id = ?', [id]);
  });
}

/** The next contacts this import changed, by id. */
export function changedAfter(sql: Sql, importId: number, after: number, limit: number): readonly number[] {
  return sql
    .all(
      'SELECT contact_id FROM import_before WHERE import_id = ? AND contact_id > ? ORDER BY contact_id LIMIT ?',
      [importId, after, limit],
    )
    .map((row) => int(row, 'contact_id'));
}

/** Gives a contact back what the import replaced. False when something changed it since: then it stays as it is. */
export function restoreChanged(
  sql: Sql,
  { id: importId, listId }: ImportRow,
  { contactId, at }: { readonly contactId: number; readonly at: number },
): boolean {
  const proof = sql.get(
    `SELECT consent_id FROM contacts WHERE id = :contactId AND import_id = :importId AND ${OWN_CONSENT}`,
    { importId, contactId },
  );
  const { changes } = sql.run(
    `UPDATE contacts SET name = b.name, country = b.country, fields = b.fields, consent_id = b.consent_id,
       import_id = b.prior_import_id, removed_at = coalesce(contacts.removed_at, b.removed_at)
     FROM import_before b
     WHERE b.import_id = :importId AND b.contact_id = :contactId AND contacts.id = :contactId
       AND contacts.import_id = :importId AND (contacts.consent_id IS b.consent_id OR ${OWN_CONSENT})`,
    { importId, contactId },
  );
  if (changes === 0) return false;
  if (proof !== undefined) reverseEntry(sql, int(proof, 'consent_id'), at);
  sql.run(
    `DELETE FROM contact_tags WHERE contact_id = :contactId AND tag IN
       (SELECT t.tag FROM import_tags t WHERE t.import_id = :importId AND t.contact_id = :contactId)`,
    { importId, contactId },
  );
  sql.run(
    `DELETE FROM list_members WHERE list_id = :listId AND contact_id = :contactId AND EXISTS
       (SELECT 1 FROM import_before b WHERE b.import_id = :importId AND b.contact_id = :contactId AND b.was_member = 0)`,
    { importId, contactId, listId },
  );
  return true;
}

/** Removes the list an import made, unless somebody is still in it or something else refers to it. */
export function dropEmptyList(sql: Sql, { id, listId, madeList }: ImportRow): void {
  if (!madeList || listId === null) return;
  sql.run(
    `DELETE FROM lists WHERE id = :listId
       AND NOT EXISTS (SELECT 1 FROM list_members WHERE list_id = :listId)
       AND NOT EXISTS (SELECT 1 FROM campaigns c, json_each(c.audience, '$.listIds') l
         WHERE CAST(l.value AS INTEGER) = :listId)
       AND NOT EXISTS (SELECT 1 FROM opt_ins WHERE list_id = :listId AND removed_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM imports WHERE list_id = :listId AND id <> :id AND status IN ('running', 'done'))`,
    { listId, id },
  );
}

/** The highest id there is now. */
export function lastContactId(sql: Sql): number {
  return int(sql.get('SELECT coalesce(max(id), 0) AS id FROM contacts') ?? { id: 0 }, 'id');
}
