import { DatabaseSync } from 'node:sqlite';
import type { ContactFilter } from '@mywasender/contract/models/contact';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageContacts } from './contacts.ts';
import { migrate } from './migrations.ts';
import type { Params, Row } from './row.ts';
import { createSql, type Sql } from './sql.ts';

let database: DatabaseSync;
let sql: Sql;
beforeAll(() => {
  database = new DatabaseSync(':memory:');
  sql = createSql(database, { dataDir: '', path: '', backup: () => null });
  migrate(database, 0);
});
afterAll(() => database.close());

/** How SQLite would answer everything that is asked. */
function planner(plans: string[]): Sql {
  const explain = (statement: string, params?: Params): void => {
    const rows = sql.all(`EXPLAIN QUERY PLAN ${statement}`, params);
    plans.push(rows.map(({ detail }) => String(detail)).join('; '));
  };
  return {
    ...sql,
    all: (statement, params): readonly Row[] => {
      explain(statement, params);
      return [];
    },
    get: () => ({ n: 0 }),
  };
}

const FILTERS: readonly ContactFilter[] = [
  {},
  { search: 'ana' },
  { listId: '1' },
  { tag: 'vip' },
  { consent: 'without' },
  { suppressed: true },
  { suppressed: false, listId: '1', tag: 'vip', consent: 'with', search: 'ana' },
];

it.each(FILTERS)('a page for %j begins at its first contact by the index and sorts nothing', (filter) => {
  const plans: string[] = [];
  pageContacts(planner(plans), { after: 90_000, limit: 50, filter });
  expect(plans).toHaveLength(1);
  expect(plans[0]).toMatch(/^SEARCH c USING INTEGER PRIMARY KEY/);
  expect(plans[0]).not.toMatch(/TEMP B-TREE|SCAN/);
});
