import type { AudienceSql } from '../audience/audience-sql.ts';
import { contactSlices, SLICE_SQL } from '../audience/contact-slices.ts';
import { text } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';

/** Contacts looked at in one go: about 40 ms. */
const STRETCH = 50_000;

/** Ids of the contacts `c` a condition holds for, in order. `between` is asked before each further stretch and may throw. */
export async function idsOf(
  sql: Sql,
  { condition, params }: Pick<AudienceSql, 'condition' | 'params'>,
  between: () => void,
): Promise<readonly number[]> {
  const found: number[] = [];
  for await (const slice of contactSlices(sql, STRETCH)) {
    if (slice.sliceAfter > 0) between();
    // as one JSON text: a row each would be as many objects
    const row = sql.get(
      `SELECT json_group_array(c.id) AS ids FROM contacts c WHERE ${SLICE_SQL} AND (${condition})`,
      { ...params, ...slice },
    );
    const ids: unknown = row === undefined ? [] : JSON.parse(text(row, 'ids'));
    if (!Array.isArray(ids)) throw new TypeError('ids are no list');
    found.push(...ids.map(Number).sort((a, b) => a - b));
  }
  return found;
}
