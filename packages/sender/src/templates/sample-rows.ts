import type { Audience } from '@mywasender/contract/models/campaign';
import { audienceSql } from '../audience/audience-sql.ts';
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

/** Real people to try a message on, in the order they will be written to. */
export function sampleRows(
  core: Core,
  query: { readonly audience: Audience | undefined; readonly offset: number; readonly limit: number },
): readonly SampleRow[] {
  const { condition, params } = audienceSql(core.sql, query.audience, core.deps.clock.now());
  return core.sql
    .all(
      `SELECT c.id, c.name, c.phone, c.fields FROM contacts c WHERE ${condition}
       ORDER BY c.id LIMIT :limit OFFSET :offset`,
      { ...params, limit: query.limit, offset: query.offset },
    )
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

export function countSamples(core: Core, audience: Audience | undefined): number {
  const { condition, params } = audienceSql(core.sql, audience, core.deps.clock.now());
  const row = core.sql.get(`SELECT count(*) AS n FROM contacts c WHERE ${condition}`, params);
  return row === undefined ? 0 : int(row, 'n');
}
