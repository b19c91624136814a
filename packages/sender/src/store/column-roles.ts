import { hash } from 'node:crypto';
import type { ColumnRole } from '@mywasender/contract/models/contact';
import { text } from './row.ts';
import type { Sql } from './sql.ts';

/** Files of one program have the same headers each time. The order of columns does not matter. */
const keyOf = (headers: readonly string[]) => hash('sha256', JSON.stringify(headers.toSorted()), 'base64url');

/** What the user said the columns of such a file mean, or `null`. */
export function rememberedRoles(
  sql: Sql,
  headers: readonly string[],
): Readonly<Record<string, ColumnRole>> | null {
  const row = sql.get('SELECT roles FROM column_roles WHERE headers_hash = ?', [keyOf(headers)]);
  return row === undefined ? null : JSON.parse(text(row, 'roles'));
}

export function rememberRoles(
  sql: Sql,
  headers: readonly string[],
  roles: Readonly<Record<string, ColumnRole>>,
): void {
  sql.run('INSERT OR REPLACE INTO column_roles (headers_hash, roles) VALUES (?, ?)', [
    keyOf(headers),
    JSON.stringify(roles),
  ]);
}
