import type { AudienceSql, Params } from '../audience/audience-sql.ts';
import { int, type Row, text } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';
import { queuedSql } from './freeze-audience.ts';

const BATCH = 5000;
const NAMED = 3;

/** Those of an audience who would be queued, in batches by id, as rows a `textWriter` takes; `narrowed` to some of them. */
export function* queuedPeople(
  sql: Sql,
  audience: AudienceSql,
  narrowed: { readonly condition: string; readonly params: Params } = { condition: 'TRUE', params: {} },
): Generator<readonly Row[]> {
  const { condition, params } = queuedSql(audience);
  for (let after = 0; ; ) {
    const rows = sql.all(
      `SELECT c.id AS contact_id, c.phone, c.name, c.fields FROM contacts c
       WHERE ${condition} AND c.id > :after AND ${narrowed.condition} ORDER BY c.id LIMIT ${BATCH}`,
      { ...params, ...narrowed.params, after },
    );
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = int(last, 'contact_id');
  }
}

/** How many people something is wrong with, and the first few of them, by name or else number. */
export interface FoundPeople {
  people: number;
  readonly who: string[];
}

export function addPerson(found: FoundPeople, row: Row): void {
  found.people += 1;
  if (found.who.length < NAMED) found.who.push(text(row, 'name') || text(row, 'phone'));
}
