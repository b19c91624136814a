import type { FilterSql } from './contact-filter.ts';
import { int, intOrNull, textOrNull } from './row.ts';
import type { Sql } from './sql.ts';

const ADDED = 'WHERE edit_id = :edit AND added = 1';
const TAKEN = 'WHERE edit_id = :edit AND added = 0';

/** Opens an edit; whatever it changes is written beside it. */
export function openEdit(sql: Sql, at: number): number {
  return sql.run('INSERT INTO list_edits (at) VALUES (?)', [at]).id;
}

/** Puts people on a list or takes them off. Returns how many changed. */
export function editMembers(
  sql: Sql,
  edit: number,
  { who, listId, member }: { readonly who: FilterSql; readonly listId: number; readonly member: boolean },
): number {
  const params = { ...who.params, edit, list: listId, added: member ? 1 : 0 };
  const { changes } = sql.run(
    `INSERT INTO list_edit_rows (edit_id, contact_id, list_id, added)
     SELECT :edit, c.id, :list, :added FROM contacts c WHERE ${who.condition} AND ${member ? 'NOT ' : ''}EXISTS
       (SELECT 1 FROM list_members m WHERE m.list_id = :list AND m.contact_id = c.id)`,
    params,
  );
  apply(sql, edit);
  return changes;
}

/** Gives people a tag or takes it from them. Returns how many changed. */
export function editTag(
  sql: Sql,
  edit: number,
  { who, tag, tagged }: { readonly who: FilterSql; readonly tag: string; readonly tagged: boolean },
): number {
  const params = { ...who.params, edit, tag, added: tagged ? 1 : 0 };
  const { changes } = sql.run(
    `INSERT INTO list_edit_rows (edit_id, contact_id, tag, added)
     SELECT :edit, c.id, coalesce((SELECT t.tag FROM contact_tags t WHERE t.contact_id = c.id AND t.tag = :tag), :tag),
       :added FROM contacts c WHERE ${who.condition} AND ${tagged ? 'NOT ' : ''}EXISTS
       (SELECT 1 FROM contact_tags t WHERE t.contact_id = c.id AND t.tag = :tag)`,
    params,
  );
  apply(sql, edit);
  return changes;
}

/** Removes the list with all its memberships, those of removed contacts too. Returns how many people were on it. */
export function dropList(sql: Sql, edit: number, listId: number): number {
  sql.run(
    `UPDATE list_edits SET (list_id, list_name, list_created_at) =
       (SELECT id, name, created_at FROM lists WHERE id = :list) WHERE id = :edit`,
    { edit, list: listId },
  );
  const { changes } = sql.run(
    `INSERT INTO list_edit_rows (edit_id, contact_id, list_id, added)
     SELECT :edit, contact_id, list_id, 0 FROM list_members WHERE list_id = :list`,
    { edit, list: listId },
  );
  sql.run('DELETE FROM lists WHERE id = ?', [listId]);
  return changes;
}

/** Takes an edit back, once. False when there is none. */
export function undoEdit(sql: Sql, edit: number): boolean {
  const row = sql.get('SELECT * FROM list_edits WHERE id = ?', [edit]);
  if (row === undefined) return false;
  const listId = intOrNull(row, 'list_id');
  if (listId !== null) {
    const params = [listId, textOrNull(row, 'list_name'), int(row, 'list_created_at')];
    sql.run('INSERT INTO lists (id, name, created_at) VALUES (?, ?, ?)', params);
  }
  sql.run('UPDATE list_edit_rows SET added = 1 - added WHERE edit_id = ?', [edit]);
  apply(sql, edit);
  sql.run('DELETE FROM list_edits WHERE id = ?', [edit]);
  return true;
}

export function nameOfDroppedList(sql: Sql, edit: number): string | null {
  const row = sql.get('SELECT list_name FROM list_edits WHERE id = ?', [edit]);
  return row === undefined ? null : textOrNull(row, 'list_name');
}

/** Edits nobody can undo any more. */
export function forgetEdits(sql: Sql, before: number): void {
  sql.run('DELETE FROM list_edits WHERE at < ?', [before]);
}

/** Makes memberships and tags what the rows of the edit say; contacts and lists that are gone since are left out. */
function apply(sql: Sql, edit: number): void {
  const there = 'contact_id IN (SELECT id FROM contacts)';
  sql.run(
    `INSERT OR IGNORE INTO list_members (list_id, contact_id) SELECT list_id, contact_id FROM list_edit_rows
     ${ADDED} AND list_id IN (SELECT id FROM lists) AND ${there}`,
    { edit },
  );
  sql.run(
    `DELETE FROM list_members WHERE (list_id, contact_id) IN (SELECT list_id, contact_id FROM list_edit_rows ${TAKEN})`,
    { edit },
  );
  sql.run(
    `INSERT OR IGNORE INTO contact_tags (contact_id, tag) SELECT contact_id, tag FROM list_edit_rows
     ${ADDED} AND tag IS NOT NULL AND ${there}`,
    { edit },
  );
  sql.run(
    `DELETE FROM contact_tags WHERE (contact_id, tag) IN (SELECT contact_id, tag FROM list_edit_rows ${TAKEN})`,
    { edit },
  );
}
