import { setImmediate } from 'node:timers/promises';
import { int } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';

/** Contacts that are looked at before other commands are answered: 30 ms with every kind of rule. */
const SLICE = 5000;

/** Whether one of `c` (contacts) is in a slice, by the primary key. */
export const SLICE_SQL = 'c.id > :sliceAfter AND c.id <= :sliceTo';

/** All contacts in slices of `size` by id, with the parameters of `SLICE_SQL`; at least one. A pause after each but the last. */
export async function* contactSlices(
  sql: Sql,
  size = SLICE,
): AsyncGenerator<{ readonly sliceAfter: number; readonly sliceTo: number }> {
  const last = int(sql.get('SELECT coalesce(max(id), 0) AS id FROM contacts') ?? { id: 0 }, 'id');
  for (let after = 0; ; after += size) {
    yield { sliceAfter: after, sliceTo: after + size };
    if (after + size >= last) return;
    await setImmediate();
  }
}
