import { randomBytes } from 'node:crypto';
import { text } from './row.ts';
import type { Sql } from './sql.ts';

export function readMeta(sql: Sql, key: string): string | null {
  const row = sql.get('SELECT value FROM meta WHERE key = ?', [key]);
  return row === undefined ? null : text(row, 'value');
}

export function writeMeta(sql: Sql, key: string, value: string): void {
  sql.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value', [
    key,
    value,
  ]);
}

export function deleteMeta(sql: Sql, key: string): void {
  sql.run('DELETE FROM meta WHERE key = ?', [key]);
}

/**
 * The salt of the suppression hashes, made once. It lies in the store and not among the secrets: whoever opts out
 * must stay out also when the keyring was reset.
 */
export function suppressionSalt(sql: Sql): string {
  const known = readMeta(sql, 'suppression-salt');
  if (known !== null) return known;
  const made = randomBytes(32).toString('base64url');
  writeMeta(sql, 'suppression-salt', made);
  return made;
}
