import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import { leftOutSql } from '../campaigns/freeze-audience.ts';
import { cursorOf, DEFAULT_LIMIT, nextCursor } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { searchSql } from '../store/contact-filter.ts';
import { int, text, textOrNull } from '../store/row.ts';
import { audienceSql } from './audience-sql.ts';

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
