import type { Core } from '../core.ts';
import { parseFields } from '../store/contacts.ts';
import { int, text } from '../store/row.ts';

export interface SampleRow {
  readonly contactId: number;
  readonly name: string;
  readonly phone: string;
  /** As a template sees them, name and phone included. */
  readonly fields: Readonly<Record<string, string>>;
}

const FROM = `FROM contacts c WHERE c.removed_at IS NULL AND (:list IS NULL OR c.id IN
  (SELECT contact_id FROM list_members WHERE list_id = :list))`;

/** Real people to try a message on, in the order they will be written to. */
export function sampleRows(
  core: Core,
  query: { readonly listId: number | null; readonly offset: number; readonly limit: number },
): readonly SampleRow[] {
  return core.sql
    .all(`SELECT c.id, c.name, c.phone, c.fields ${FROM} ORDER BY c.id LIMIT :limit OFFSET :offset`, {
      list: query.listId,
      limit: query.limit,
      offset: query.offset,
    })
    .map((row) => {
      const name = text(row, 'name');
      const phone = text(row, 'phone');
      return {
        contactId: int(row, 'id'),
        name,
        phone,
        fields: { ...parseFields(text(row, 'fields')), name, phone },
      };
    });
}

export function countSamples(core: Core, listId: number | null): number {
  const row = core.sql.get(`SELECT count(*) AS n ${FROM}`, { list: listId });
  return row === undefined ? 0 : int(row, 'n');
}
