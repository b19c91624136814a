import type { ConsentStatement, PastImport } from '@mywasender/contract/models/contact';
import { appendEntry } from './consents.ts';
import { int, intOrNull, member, type Row, text } from './row.ts';
import type { Sql } from './sql.ts';

const STATUSES = ['running', 'done', 'undoing', 'undone', 'cancelled'] as const;
export type ImportStatus = (typeof STATUSES)[number];

export interface ImportRow {
  readonly id: number;
  readonly listId: number | null;
  readonly listName: string;
  readonly fileName: string;
  readonly counts: string;
  readonly at: number;
  readonly status: ImportStatus;
  readonly madeList: boolean;
  readonly lastContactBefore: number;
  /** The ledger's entry of the statement made for the whole file. */
  readonly statementId: number | null;
}

export interface NewImport {
  readonly listName: string;
  readonly fileName: string;
  readonly at: number;
}

/** Begins an import into the list of this name (case does not matter), which is made when missing. */
export function insertImport(
  sql: Sql,
  { listName, fileName, at }: NewImport,
): { id: number; listId: number; listName: string } {
  return sql.transaction(() => {
    const made = sql.run('INSERT OR IGNORE INTO lists (name, created_at) VALUES (?, ?)', [
      listName,
      at,
    ]).changes;
    const list = sql.get('SELECT id, name FROM lists WHERE name = ?', [listName]);
    if (list === undefined) throw new Error('the list just made is not there');
    const { id } = sql.run(
      `INSERT INTO imports (list_id, list_name, file_name, counts, at, status, made_list, last_contact_before)
       VALUES (?, ?, ?, '{}', ?, 'running', ?,
         coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'contacts'), 0))`,
      [int(list, 'id'), text(list, 'name'), fileName, at, made],
    );
    return { id, listId: int(list, 'id'), listName: text(list, 'name') };
  });
}

/** Enters the statement made for the whole file into the ledger. */
export function enterStatement(
  sql: Sql,
  importId: number,
  { at, fileName, statement }: Pick<NewImport, 'at' | 'fileName'> & { readonly statement: ConsentStatement },
): void {
  sql.transaction(() => {
    const facts = { ...statement, fileName, importId };
    const id = appendEntry(sql, { ...facts, kind: 'statement', person: null, contactId: null, at });
    sql.run('UPDATE imports SET statement_id = ? WHERE id = ?', [id, importId]);
  });
}

export function setImportStatus(sql: Sql, id: number, status: ImportStatus): void {
  sql.run('UPDATE imports SET status = ? WHERE id = ?', [status, id]);
}

export function completeImport(sql: Sql, id: number, counts: object): void {
  sql.run("UPDATE imports SET status = 'done', counts = ? WHERE id = ?", [JSON.stringify(counts), id]);
}

export function importById(sql: Sql, id: number): ImportRow | null {
  const row = sql.get('SELECT * FROM imports WHERE id = ?', [id]);
  return row === undefined ? null : toImport(row);
}

/** Those the app did not get to end. */
export function openImports(sql: Sql): readonly ImportRow[] {
  return sql
    .all("SELECT * FROM imports WHERE status IN ('running', 'undoing') ORDER BY id DESC")
    .map(toImport);
}

/** Newest first. `undoableSince`: older ones cannot be taken back any more. */
export function recentImports(sql: Sql, limit: number, undoableSince: number): PastImport[] {
  return sql
    .all("SELECT * FROM imports WHERE status IN ('done', 'undone') ORDER BY id DESC LIMIT ?", [limit])
    .map(toImport)
    .map((row) => {
      const counts: Partial<Record<'created' | 'updated', number>> = JSON.parse(row.counts);
      return {
        importId: String(row.id),
        fileName: row.fileName,
        listName: row.listName,
        at: row.at,
        created: counts.created ?? 0,
        updated: counts.updated ?? 0,
        undone: row.status === 'undone',
        undoable: row.status === 'done' && row.at >= undoableSince,
      };
    });
}

/** Keeps what an import is about to replace. */
export function keepBefore(sql: Sql, importId: number, listId: number, contactId: number): void {
  sql.run(
    `INSERT INTO import_before
     SELECT ?1, c.id, c.name, c.country, c.fields, c.consent_id, c.import_id, c.removed_at,
       EXISTS (SELECT 1 FROM list_members m WHERE m.list_id = ?2 AND m.contact_id = c.id)
     FROM contacts c WHERE c.id = ?3`,
    [importId, listId, contactId],
  );
}

/** Remembers that a tag of somebody who was there before came with this import. */
export function keepTag(sql: Sql, importId: number, contactId: number, tag: string): void {
  sql.run('INSERT INTO import_tags (import_id, contact_id, tag) VALUES (?, ?, ?)', [
    importId,
    contactId,
    tag,
  ]);
}

/** What was replaced long ago is forgotten: nobody can ask for it any more. */
export function forgetBefore(sql: Sql, olderThan: number): void {
  const old = 'import_id IN (SELECT id FROM imports WHERE at < ?)';
  sql.run(`DELETE FROM import_before WHERE ${old}`, [olderThan]);
  sql.run(`DELETE FROM import_tags WHERE ${old}`, [olderThan]);
}

function toImport(row: Row): ImportRow {
  return {
    id: int(row, 'id'),
    listId: intOrNull(row, 'list_id'),
    listName: text(row, 'list_name'),
    fileName: text(row, 'file_name'),
    counts: text(row, 'counts'),
    at: int(row, 'at'),
    status: member(row, 'status', STATUSES),
    madeList: int(row, 'made_list') === 1,
    lastContactBefore: int(row, 'last_contact_before'),
    statementId: intOrNull(row, 'statement_id'),
  };
}
