import { forgetBefore } from '../store/imports.ts';
import { forgetEdits } from '../store/list-edits.ts';
import { forgetOptIns } from '../store/opt-ins.ts';
import { text } from '../store/row.ts';
import { forgetSegments } from '../store/segments.ts';
import type { Sql } from '../store/sql.ts';
import { forgetPhone } from '../store/suppressions.ts';
import { forgetTemplates } from '../store/templates.ts';

/** How long `contacts.restore` can bring somebody back and `contacts.undoImport` take an import back. */
export const RESTORABLE_MS = 30 * 86_400_000;

/**
 * Deletes for good who was removed long ago. Of a suppressed person the salted hash alone stays, which keeps
 * protecting them whatever is imported later; reports and proofs of consent keep their rows.
 */
export function purgeRemoved(sql: Sql, now: number): number {
  return sql.transaction(() => {
    forgetBefore(sql, now - RESTORABLE_MS);
    forgetEdits(sql, now - RESTORABLE_MS);
    forgetSegments(sql, now - RESTORABLE_MS);
    forgetOptIns(sql, now - RESTORABLE_MS);
    forgetTemplates(sql, now - RESTORABLE_MS);
    const rows = sql.all('SELECT id, phone FROM contacts WHERE removed_at < ?', [now - RESTORABLE_MS]);
    for (const row of rows) {
      forgetPhone(sql, text(row, 'phone'));
      sql.run('DELETE FROM contacts WHERE id = ?', [Number(row.id)]);
    }
    return rows.length;
  });
}
