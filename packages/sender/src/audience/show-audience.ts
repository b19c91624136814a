import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { Audience, AudienceMeasure } from '@mywasender/contract/models/campaign';
import { leftOutSql } from '../campaigns/freeze-audience.ts';
import { cursorOf, DEFAULT_LIMIT, nextCursor, rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { searchSql } from '../store/contact-filter.ts';
import { int, text, textOrNull } from '../store/row.ts';
import { segmentById } from '../store/segments.ts';
import { audienceSql, binder } from './audience-sql.ts';
import { segmentSql } from './segment-sql.ts';

/** What a campaign would reach if it started now, by the conditions that freeze it. */
export function measureReach(core: Core, { audience }: { readonly audience: Audience }): AudienceMeasure {
  const now = core.deps.clock.now();
  const sql = audienceSql(core.sql, audience, now);
  const { excluded } = sql;
  const counted = excluded.rules.map(({ condition }, index) => `, sum(${condition}) AS rule${index}`);
  const rows = core.sql.all(
    `SELECT ${leftOutSql(sql)} AS reason, count(*) AS people${counted.join('')}
     FROM contacts c WHERE ${sql.condition} GROUP BY 1`,
    { ...sql.params, ...excluded.params },
  );
  const peopleOf = (column: string) => rows.reduce((sum, row) => sum + int(row, column), 0);
  const queued = rows.find((row) => row.reason === null);
  return {
    total: peopleOf('people'),
    willReceive: queued === undefined ? 0 : int(queued, 'people'),
    leftOut: rows.flatMap((row) => {
      const reason = textOrNull(row, 'reason');
      return reason === null ? [] : [{ reason, people: int(row, 'people') }];
    }),
    excludedBy: excluded.rules.map(({ rule }, index) => ({ rule, people: peopleOf(`rule${index}`) })),
    segments: (audience.segmentIds ?? []).map((segmentId) => ({
      segmentId,
      people: countSegment(core, segmentId, now),
    })),
  };
}

function countSegment(core: Core, segmentId: string, now: number): number {
  const segment = segmentById(core.sql, rowId(segmentId));
  if (segment === null) return 0;
  const { params, bind } = binder('segment');
  const row = core.sql.get(
    `SELECT count(*) AS n FROM contacts c WHERE c.removed_at IS NULL AND ${segmentSql(segment.rules, bind, now)}`,
    params,
  );
  return row === undefined ? 0 : int(row, 'n');
}

/** The people of an audience, oldest contact first: who would get a message now, or who is left out and why. */
export function showAudience(
  core: Core,
  input: CommandInput<'campaigns.audience'>,
): CommandOutput<'campaigns.audience'> {
  const { audience, leftOut, search = '', limit = DEFAULT_LIMIT } = input;
  const sql = audienceSql(core.sql, audience, core.deps.clock.now());
  const reason = leftOutSql(sql);
  const found = searchSql(search);
  const where = `${sql.condition} AND ${found.condition} AND (${reason}) IS ${leftOut ? 'NOT ' : ''}NULL`;
  const params = { ...sql.params, ...sql.excluded.params, ...found.params };
  const rows = core.sql.all(
    `SELECT c.id, c.phone, c.name, ${reason} AS reason FROM contacts c
     WHERE ${where} AND c.id > :after ORDER BY c.id LIMIT :limit`,
    { ...params, after: cursorOf(input.cursor) ?? 0, limit },
  );
  const items = rows.map((row) => ({
    id: String(int(row, 'id')),
    phone: text(row, 'phone'),
    name: text(row, 'name'),
    reason: textOrNull(row, 'reason'),
  }));
  const total = core.sql.get(`SELECT count(*) AS n FROM contacts c WHERE ${where}`, params);
  return {
    items,
    nextCursor: nextCursor(items, limit),
    total: total === undefined ? 0 : int(total, 'n'),
  };
}
