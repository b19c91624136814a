import type { ContactFilter, People } from '@mywasender/contract/models/contact';
import { rowId } from '../commands/ids.ts';
import { SUPPRESSED_SQL } from './suppressions.ts';

export interface FilterSql {
  readonly condition: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A filter as a condition over `c` (contacts), without removed ones. */
export function filterSql(filter: ContactFilter): FilterSql {
  const conditions = ['c.removed_at IS NULL'];
  const params: Record<string, string | number> = {};
  const { search, listId, tag, consent, suppressed } = filter;
  if (search !== undefined && search !== '') {
    const found = searchSql(search);
    conditions.push(found.condition);
    Object.assign(params, found.params);
  }
  if (listId !== undefined) {
    conditions.push('c.id IN (SELECT contact_id FROM list_members WHERE list_id = :filterList)');
    params.filterList = rowId(listId);
  }
  if (tag !== undefined) {
    conditions.push('c.id IN (SELECT contact_id FROM contact_tags WHERE tag = :filterTag)');
    params.filterTag = tag;
  }
  if (consent !== undefined) conditions.push(`c.consent_id IS ${consent === 'with' ? 'NOT ' : ''}NULL`);
  if (suppressed !== undefined) {
    const not = suppressed ? '' : 'NOT ';
    conditions.push(`${not}${SUPPRESSED_SQL}`);
  }
  return { condition: conditions.join(' AND '), params };
}

/** Whose name or number has these letters in it, as a condition over `c`; everybody for none. */
export function searchSql(search: string): FilterSql {
  if (search === '') return { condition: 'TRUE', params: {} };
  return {
    condition: "(c.name LIKE '%' || :search || '%' OR c.phone LIKE '%' || :search || '%')",
    params: { search },
  };
}

/** Chosen people as a condition over `c`. */
export function peopleSql(people: People): FilterSql {
  if ('filter' in people) return filterSql(people.filter);
  return {
    condition: 'c.removed_at IS NULL AND c.id IN (SELECT value FROM json_each(:people))',
    params: { people: JSON.stringify(people.contactIds.map(rowId)) },
  };
}
