import { hash } from 'node:crypto';
import type { Suppression } from '@mywasender/contract/models/contact';
import { appendEntry, type LedgerFacts } from './consents.ts';
import { int, intOrNull, member, type Row, text, textOrNull } from './row.ts';
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
  /** The file of numbers it comes from. */
  readonly importId?: number;
  /** For the ledger, beside the note. */
  readonly facts?: Pick<LedgerFacts, 'fileName' | 'fileRow' | 'importId' | 'attestedBy'>;
}

export interface Suppressed {
  readonly id: number;
  /** False when this person was on the list already. */
  readonly added: boolean;
}

/**
 * Adds a suppression and its entry in the ledger; a person's own STOP replaces a weaker source, never the other way
 * round, and every STOP is entered.
 */
export function suppress(sql: Sql, salt: string, wanted: NewSuppression): Suppressed {
  return sql.transaction(() => {
    const stored = store(sql, salt, wanted);
    if (stored.added || wanted.source === 'stop-message') enter(sql, salt, wanted);
    return stored;
  });
}

function enter(sql: Sql, salt: string, { phone, lid, source, note, at, facts }: NewSuppression): void {
  const contact = phone === null ? undefined : sql.get('SELECT id FROM contacts WHERE phone = ?', [phone]);
  appendEntry(sql, {
    ...facts,
    kind: source === 'stop-message' ? 'stop' : 'suppressed',
    person: phoneHash(salt, phone ?? lid ?? ''),
    contactId: contact === undefined ? null : intOrNull(contact, 'id'),
    evidence: note,
    at,
  });
}

function store(sql: Sql, salt: string, wanted: NewSuppression): Suppressed {
  const importId = wanted.importId ?? null;
  const hash = wanted.phone === null ? null : phoneHash(salt, wanted.phone);
  const known = sql.get('SELECT id, source FROM suppressions WHERE phone_hash = ? OR lid = ? ORDER BY id', [
    hash,
    wanted.lid,
  ]);
  if (known === undefined) {
    const { id } = sql.run(
      `INSERT INTO suppressions (phone, phone_hash, lid, source, note, created_at, import_id)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [wanted.phone, hash, wanted.lid, wanted.source, wanted.note, wanted.at, importId],
    );
    return { id, added: true };
  }
  const id = int(known, 'id');
  // One more reason: taking the file back does not lift it any more.
  sql.run('UPDATE suppressions SET import_id = NULL WHERE id = ? AND import_id IS NOT ?', [id, importId]);
  sql.run('UPDATE OR IGNORE suppressions SET phone = ?, phone_hash = ? WHERE id = ? AND phone_hash IS NULL', [
    wanted.phone,
    hash,
    id,
  ]);
  sql.run('UPDATE OR IGNORE suppressions SET lid = ? WHERE id = ? AND lid IS NULL', [wanted.lid, id]);
  if (wanted.source === 'stop-message' && text(known, 'source') !== 'stop-message') {
    sql.run('UPDATE suppressions SET source = ?, note = ? WHERE id = ?', [wanted.source, wanted.note, id]);
  }
  return { id, added: false };
}

export function isSuppressed(sql: Sql, salt: string, who: { phone: string; lid?: string | null }): boolean {
  return isSuppressedHash(sql, phoneHash(salt, who.phone), who.lid ?? null);
}

export function isSuppressedHash(sql: Sql, phoneHash: string, lid: string | null): boolean {
  return (
    sql.get('SELECT 1 FROM suppressions WHERE phone_hash = ? OR lid = ?', [phoneHash, lid]) !== undefined
  );
}

/** Those of these hashes of phones that are suppressed. */
export function suppressedAmong(sql: Sql, hashes: readonly string[]): Set<string> {
  const rows = sql.all(
    'SELECT phone_hash FROM suppressions WHERE phone_hash IN (SELECT value FROM json_each(?))',
    [JSON.stringify(hashes)],
  );
  return new Set(rows.map((row) => text(row, 'phone_hash')));
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
const MATCHING = "(:search = '' OR phone LIKE '%' || :search || '%' OR note LIKE '%' || :search || '%')";

export function pageSuppressions(sql: Sql, query: SuppressionQuery) {
  const { search } = query;
  const total = sql.get(`SELECT count(*) AS n FROM suppressions WHERE ${MATCHING}`, { search });
  return { items: readSuppressions(sql, query), total: total === undefined ? 0 : int(total, 'n') };
}

/** A page without counting how many there are. */
export function readSuppressions(sql: Sql, { before, limit, search }: SuppressionQuery): Suppression[] {
  return sql
    .all(
      `SELECT * FROM suppressions WHERE ${MATCHING} AND (:before IS NULL OR id < :before) ORDER BY id DESC LIMIT :limit`,
      { before, limit, search },
    )
    .map(toSuppression);
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
