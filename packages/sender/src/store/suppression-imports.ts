import type { SuppressionImport } from '@mywasender/contract/models/suppression-import';
import { int, intOrNull, text } from './row.ts';
import type { Sql } from './sql.ts';

export function insertSuppressionImport(sql: Sql, fileName: string, at: number): number {
  return sql.run('INSERT INTO suppression_imports (file_name, at) VALUES (?, ?)', [fileName, at]).id;
}

export function suppressionImport(
  sql: Sql,
  id: number,
): { readonly at: number; readonly fileName: string; readonly undone: boolean } | null {
  const row = sql.get('SELECT file_name, at, undone_at FROM suppression_imports WHERE id = ?', [id]);
  if (row === undefined) return null;
  return {
    at: int(row, 'at'),
    fileName: text(row, 'file_name'),
    undone: intOrNull(row, 'undone_at') !== null,
  };
}

export function markUndone(sql: Sql, id: number, at: number): void {
  sql.run('UPDATE suppression_imports SET undone_at = ? WHERE id = ?', [at, id]);
}

/** Newest first. `undoableSince`: older ones cannot be taken back any more. */
export function recentSuppressionImports(
  sql: Sql,
  limit: number,
  undoableSince: number,
): SuppressionImport[] {
  return sql
    .all(
      `SELECT i.*, (SELECT count(*) FROM suppressions s WHERE s.import_id = i.id) AS people
       FROM suppression_imports i ORDER BY i.id DESC LIMIT ?`,
      [limit],
    )
    .map((row) => {
      const undone = intOrNull(row, 'undone_at') !== null;
      return {
        importId: String(int(row, 'id')),
        fileName: text(row, 'file_name'),
        at: int(row, 'at'),
        people: int(row, 'people'),
        undone,
        undoable: !undone && int(row, 'at') >= undoableSince,
      };
    });
}

/** People who are on the list for this import and nothing else: whoever sent a STOP is not among them. */
export function importedAlone(sql: Sql, importId: number, limit: number): readonly number[] {
  return sql
    .all("SELECT id FROM suppressions WHERE import_id = ? AND source = 'import' ORDER BY id LIMIT ?", [
      importId,
      limit,
    ])
    .map((row) => int(row, 'id'));
}
