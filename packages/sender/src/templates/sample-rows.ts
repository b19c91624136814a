import type { Audience } from '@mywasender/contract/models/campaign';
import { audienceSql, binder } from '../audience/audience-sql.ts';
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

export interface SampleQuery {
  readonly audience: Audience | undefined;
  /** In name or number; empty for everybody. */
  readonly search?: string;
  /** Only who lacks a value in one of these fields. */
  readonly missing?: readonly string[];
  /** Those with the longest values in these fields first, else in the order they will be written to. */
  readonly longestIn?: readonly string[];
}

/** Real people to try a message on. */
export function sampleRows(
  core: Core,
  query: SampleQuery & { readonly offset: number; readonly limit: number },
): readonly SampleRow[] {
  const { condition, order, params } = samplesSql(core, query);
  return core.sql
    .all(
      `SELECT c.id, c.name, c.phone, c.fields FROM contacts c WHERE ${condition}
       ORDER BY ${order}c.id LIMIT :limit OFFSET :offset`,
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

export function countSamples(core: Core, query: SampleQuery): number {
  const { condition, params } = samplesSql(core, { ...query, longestIn: [] });
  const row = core.sql.get(`SELECT count(*) AS n FROM contacts c WHERE ${condition}`, params);
  return row === undefined ? 0 : int(row, 'n');
}

function samplesSql(core: Core, { audience, search = '', missing, longestIn = [] }: SampleQuery) {
  const people = audienceSql(core.sql, audience, core.deps.clock.now());
  const { params, bind } = binder('sample');
  const fieldSql = (field: string) =>
    field === 'name' || field === 'phone'
      ? `c.${field}`
      : `coalesce(c.fields ->> ${bind(`$."${field}"`)}, '')`;
  const conditions = [people.condition];
  if (search !== '') {
    const wanted = bind(search);
    conditions.push(`(c.name LIKE '%' || ${wanted} || '%' OR c.phone LIKE '%' || ${wanted} || '%')`);
  }
  if (missing !== undefined) {
    const blank = missing.map((field) => `trim(${fieldSql(field)}) = ''`);
    conditions.push(blank.length === 0 ? 'FALSE' : `(${blank.join(' OR ')})`);
  }
  const lengths = longestIn.map((field) => `length(${fieldSql(field)})`);
  return {
    condition: conditions.join(' AND '),
    order: lengths.length === 0 ? '' : `${lengths.join(' + ')} DESC, `,
    params: { ...people.params, ...params },
  };
}
