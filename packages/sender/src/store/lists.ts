import type { ContactList } from '@mywasender/contract/models/contact';
import { int, type Row, text } from './row.ts';
import type { Sql } from './sql.ts';
import { SUPPRESSED_SQL } from './suppressions.ts';

const SELECT = `
  SELECT l.id, l.name, l.created_at, count(c.id) AS contacts,
    coalesce(sum(c.consent_id IS NOT NULL AND c.paused_at IS NULL AND
      NOT ${SUPPRESSED_SQL}), 0) AS reachable
  FROM lists l
  LEFT JOIN list_members m ON m.list_id = l.id
  LEFT JOIN contacts c ON c.id = m.contact_id AND c.removed_at IS NULL`;

export function allLists(sql: Sql): ContactList[] {
  return sql.all(`${SELECT} GROUP BY l.id ORDER BY l.id DESC`).map(toList);
}

export function listById(sql: Sql, id: number): ContactList | null {
  const row = sql.get(`${SELECT} WHERE l.id = ? GROUP BY l.id`, [id]);
  return row === undefined ? null : toList(row);
}

export function addMember(sql: Sql, listId: number, contactId: number): void {
  sql.run('INSERT OR IGNORE INTO list_members (list_id, contact_id) VALUES (?, ?)', [listId, contactId]);
}

export function addMembers(sql: Sql, listId: number, contactIds: readonly number[]): void {
  sql.run('INSERT OR IGNORE INTO list_members (list_id, contact_id) SELECT ?, value FROM json_each(?)', [
    listId,
    JSON.stringify(contactIds),
  ]);
}

export function isMember(sql: Sql, listId: number, contactId: number): boolean {
  const row = [listId, contactId];
  return sql.get('SELECT 1 FROM list_members WHERE list_id = ? AND contact_id = ?', row) !== undefined;
}

function toList(row: Row): ContactList {
  return {
    id: String(int(row, 'id')),
    name: text(row, 'name'),
    createdAt: int(row, 'created_at'),
    contacts: int(row, 'contacts'),
    reachable: int(row, 'reachable'),
  };
}

/** Names of the lists the person with this number is in, or `null` when there is no such contact. */
export function listsOfPhone(sql: Sql, phone: string): readonly string[] | null {
  const row = sql.get('SELECT id FROM contacts WHERE phone = ? AND removed_at IS NULL', [phone]);
  return row === undefined ? null : listsOfContact(sql, int(row, 'id')).map(({ name }) => name);
}

export function listsOfContact(sql: Sql, contactId: number): readonly { id: string; name: string }[] {
  return sql
    .all(
      'SELECT l.id, l.name FROM list_members m JOIN lists l ON l.id = m.list_id WHERE m.contact_id = ? ORDER BY l.name',
      [contactId],
    )
    .map((row) => ({ id: String(int(row, 'id')), name: text(row, 'name') }));
}

export function insertList(sql: Sql, name: string, at: number): number {
  return sql.run('INSERT INTO lists (name, created_at) VALUES (?, ?)', [name, at]).id;
}

export function setListName(sql: Sql, id: number, name: string): void {
  sql.run('UPDATE lists SET name = ? WHERE id = ?', [name, id]);
}

export function listIdByName(sql: Sql, name: string): number | null {
  const row = sql.get('SELECT id FROM lists WHERE name = ?', [name]);
  return row === undefined ? null : int(row, 'id');
}

/** The name of a draft or segment that names the list, or the keyword of an opt-in into it. */
export function draftUsing(sql: Sql, listId: number): string | null {
  const row = sql.get(
    `SELECT c.name FROM campaigns c WHERE c.status = 'draft' AND EXISTS (
       SELECT 1 FROM json_each(c.audience, '$.listIds') l WHERE CAST(l.value AS INTEGER) = :id
       UNION ALL
       SELECT 1 FROM json_each(c.audience, '$.exclude.listIds') l WHERE CAST(l.value AS INTEGER) = :id)
     UNION ALL
     SELECT s.name FROM segments s, json_tree(s.rules) t
     WHERE t.key = 'listId' AND CAST(t.value AS INTEGER) = :id
     UNION ALL
     SELECT o.keyword FROM opt_ins o WHERE o.list_id = :id AND o.removed_at IS NULL`,
    { id: listId },
  );
  return row === undefined ? null : text(row, 'name');
}

/** Tags in use, most used first. */
export function allTags(sql: Sql): { tag: string; contacts: number }[] {
  return sql
    .all(
      `SELECT t.tag, count(*) AS n FROM contact_tags t JOIN contacts c ON c.id = t.contact_id
       WHERE c.removed_at IS NULL GROUP BY t.tag ORDER BY n DESC, t.tag`,
    )
    .map((row) => ({ tag: text(row, 'tag'), contacts: int(row, 'n') }));
}

/** Puts a contact on these lists and takes it off all others. */
export function setLists(sql: Sql, contactId: number, listIds: readonly number[]): void {
  sql.run(
    'DELETE FROM list_members WHERE contact_id = ? AND list_id NOT IN (SELECT value FROM json_each(?))',
    [contactId, JSON.stringify(listIds)],
  );
  for (const listId of listIds) addMember(sql, listId, contactId);
}

/** Gives a contact these tags and takes all others. */
export function setTags(sql: Sql, contactId: number, tags: readonly string[]): void {
  sql.run('DELETE FROM contact_tags WHERE contact_id = ?', [contactId]);
  for (const tag of tags) addTag(sql, contactId, tag);
}

/** False when the contact has it already, in whatever capitals. */
export function addTag(sql: Sql, contactId: number, tag: string): boolean {
  const row = [contactId, tag];
  return sql.run('INSERT OR IGNORE INTO contact_tags (contact_id, tag) VALUES (?, ?)', row).changes > 0;
}
