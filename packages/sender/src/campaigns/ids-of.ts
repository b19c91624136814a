import { setImmediate } from 'node:timers/promises';
import type { AudienceSql } from '../audience/audience-sql.ts';
import { intOrNull, text } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';

/** Contacts looked at in one go: about 40 ms, so that other commands are answered in between. */
const STRETCH = 50_000;

/** Ids of the contacts `c` a condition holds for, in order. `between` is asked before each further stretch and may throw. */
export async function idsOf(
  sql: Sql,
  { condition, params }: Pick<AudienceSql, 'condition' | 'params'>,
  between: () => void,
): Promise<readonly number[]> {
  const bounds = sql.get('SELECT min(id) AS first, max(id) AS last FROM contacts');
  const first = bounds === undefined ? null : intOrNull(bounds, 'first');
  const last = bounds === undefined ? null : intOrNull(bounds, 'last');
  const found: number[] = [];
  if (first === null || last === null) return found;
  for (let after = first - 1; after < last; after += STRETCH) {
    if (after >= first) {
      await setImmediate();
      between();
    }
    // as one JSON text: a row each would be as many objects
    const row = sql.get(
      `SELECT json_group_array(c.id) AS ids FROM contacts c
       WHERE c.id > :after AND c.id <= :upTo AND (${condition})`,
      { ...params, after, upTo: after + STRETCH },
    );
    const ids: unknown = row === undefined ? [] : JSON.parse(text(row, 'ids'));
    if (!Array.isArray(ids)) throw new TypeError('ids are no list');
    found.push(...ids.map(Number).sort((a, b) => a - b));
  }
  return found;
}
