import { hash } from 'node:crypto';
import type { Suppression } from '@mywasender/contract/models/contact';
import { int, member, type Row, text, textOrNull } from './row.ts';
import type { Sql } from './sql.ts';

export const SUPPRESSION_SOURCES = ['stop-message', 'import', 'manual'] as const;
export type SuppressionSource = (typeof SUPPRESSION_SOURCES)[number];

/** What is kept of a phone after its contact is gone: SHA-256 behind 256 secret random bits. */
export function phoneHash(salt: string, phone: string): string {
  return hash('sha256', `${salt}${phone}`, 'base64url');
}

/** Whether one of `c` (contacts) asked not to be written to. */
export const SUPPRESSED_SQL = 'EXISTS (SELECT 1 FROM suppressions s WHERE s.phone_hash = c.phone_hash)';

export interface NewSuppression {
  /** At least one of the two. */
  readonly phone: string | null;
  readonly lid: string | null;
  readonly source: SuppressionSource;
  readonly note: string;
  readonly at: number;
}

/** Adds a suppression; a person's own STOP replaces a weaker source, never the other way round. Returns its id. */
export function suppress(sql: Sql, salt: string, wanted: NewSuppression): number {
  const hash = wanted.phone === null ? null : phoneHash(salt, wanted.phone);
  const known = sql.get('SELECT id, source FROM suppressions WHERE phone_hash = ? OR lid = ? ORDER BY id', [
    hash,
    wanted.lid,
  ]);
  if (known === undefined) {
    return sql.run(
      'INSERT INTO suppressions (phone, phone_hash, lid, source, note, created_at) VALUES (?, ?, ?, ?, ?, ?)',
      [wanted.phone, hash, wanted.lid, wanted.source, wanted.note, wanted.at],
    ).id;
  }
  const id = int(known, 'id');
  sql.run('UPDATE OR IGNORE suppressions SET phone = ?, phone_hash = ? WHERE id = ? AND phone_hash IS NULL', [
    wanted.phone,
    hash,
    id,
  ]);
  sql.run('UPDATE OR IGNORE suppressions SET lid = ? WHERE id = ? AND lid IS NULL', [wanted.lid, id]);
  if (wanted.source === 'stop-message' && text(known, 'source') !== 'stop-message') {
    sql.run('UPDATE suppressions SET source = ?, note = ? WHERE id = ?', [wanted.source, wanted.note, id]);
  }
  return id;
}

export function isSuppressed(sql: Sql, salt: string, who: { phone: string; lid?: string | null }): boolean {
  return isSuppressedHash(sql, phoneHash(salt, who.phone), who.lid ?? null);
}

export function isSuppressedHash(sql: Sql, phoneHash: string, lid: string | null): boolean {
  return (
    sql.get('SELECT 1 FROM suppressions WHERE phone_hash = ? OR lid = ?', [phoneHash, lid]) !== undefined
  );
}

export function suppressionById(sql: Sql, id: number): Suppression | null {
  const row = sql.get('SELECT * FROM suppressions WHERE id = ?', [id]);
  return row === undefined ? null : toSuppression(row);
}

export function suppressionOfPhone(sql: Sql, salt: string, phone: string): Suppression | null {
  const row = sql.get('SELECT * FROM suppressions WHERE phone_hash = ?', [phoneHash(salt, phone)]);
  return row === undefined ? null : toSuppression(row);
}

export function deleteSuppression(sql: Sql, id: number): void {
  sql.run('DELETE FROM suppressions WHERE id = ?', [id]);
}

export interface SuppressionQuery {
  readonly before: number | null;
  readonly limit: number;
  readonly search: string;
}

/** Newest first. */
export function pageSuppressions(sql: Sql, query: SuppressionQuery) {
  const params = { before: query.before, limit: query.limit, search: query.search };
  const where = "(:search = '' OR phone LIKE '%' || :search || '%' OR note LIKE '%' || :search || '%')";
  const rows = sql.all(
    `SELECT * FROM suppressions WHERE ${where} AND (:before IS NULL OR id < :before) ORDER BY id DESC LIMIT :limit`,
    params,
  );
  const total = sql.get(`SELECT count(*) AS n FROM suppressions WHERE ${where}`, { search: query.search });
  return { items: rows.map(toSuppression), total: total === undefined ? 0 : int(total, 'n') };
}

/** Forgets the phone of a deleted contact; its salted hash stays and goes on protecting the person. */
export function forgetPhone(sql: Sql, phone: string): void {
  sql.run('UPDATE suppressions SET phone = NULL WHERE phone = ?', [phone]);
}

function toSuppression(row: Row): Suppression {
  return {
    id: String(int(row, 'id')),
    phone: textOrNull(row, 'phone'),
    source: member(row, 'source', SUPPRESSION_SOURCES),
    note: text(row, 'note'),
    createdAt: int(row, 'created_at'),
  };
}
