import { LEDGER_KINDS, type LedgerEntry } from '@mywasender/contract/models/ledger';
import type { ChainedEntry } from './consent-chain.ts';
import { int, intOrNull, member, type Row, text, textOrNull } from './row.ts';
import type { Sql } from './sql.ts';

/** Of some people, given by their hashes; `null`: everybody and files. */
export type Persons = readonly string[] | null;

const OF_PERSONS = `(:persons IS NULL OR r.person IN (SELECT value FROM json_each(:persons)))`;
/** By the index, which holds the beginning of a hash alone. */
const BY_INDEX = `substr(r.person, 1, 8) IN (SELECT substr(value, 1, 8) FROM json_each(:persons)) AND ${OF_PERSONS}`;
const SELECT = `SELECT r.*, c.phone, coalesce(c.name, '') AS name
  FROM consent_records r LEFT JOIN contacts c ON c.id = r.contact_id`;

export interface LedgerQuery {
  readonly persons: Persons;
  readonly before: number | null;
  readonly limit: number;
}

/** Newest first. */
export function pageLedger(
  sql: Sql,
  { persons, before, limit }: LedgerQuery,
): { readonly items: LedgerEntry[]; readonly total: number } {
  const params = paramsOf(persons);
  const where = whereOf(persons);
  const rows = sql.all(
    `${SELECT} WHERE ${where} AND (:before IS NULL OR r.id < :before) ORDER BY r.id DESC LIMIT :limit`,
    { ...params, before, limit },
  );
  const total = sql.get(`SELECT count(*) AS n FROM consent_records r WHERE ${where}`, params);
  return { items: rows.map(toEntry), total: total === undefined ? 0 : int(total, 'n') };
}

/** Oldest first, those with higher ids than `after`. */
export function entriesAfter(
  sql: Sql,
  { persons, after, limit }: { readonly persons: Persons; readonly after: number; readonly limit: number },
): readonly LedgerEntry[] {
  return sql
    .all(`${SELECT} WHERE ${whereOf(persons)} AND r.id > :after ORDER BY r.id LIMIT :limit`, {
      ...paramsOf(persons),
      after,
      limit,
    })
    .map(toEntry);
}

/** As the hashes are made of, with the hash each row carries. */
export function chainAfter(
  sql: Sql,
  after: number,
  limit: number,
): readonly (ChainedEntry & { readonly hash: string })[] {
  return sql
    .all('SELECT * FROM consent_records WHERE id > ? ORDER BY id LIMIT ?', [after, limit])
    .map((row) => ({
      id: int(row, 'id'),
      kind: member(row, 'kind', LEDGER_KINDS),
      person: textOrNull(row, 'person'),
      contactId: intOrNull(row, 'contact_id'),
      source: text(row, 'source'),
      date: text(row, 'date'),
      method: text(row, 'method'),
      attestedBy: text(row, 'attested_by'),
      wording: text(row, 'wording'),
      evidence: text(row, 'evidence'),
      fileName: text(row, 'file_name'),
      fileRow: intOrNull(row, 'file_row'),
      importId: intOrNull(row, 'import_id'),
      refersTo: intOrNull(row, 'refers_to'),
      at: int(row, 'recorded_at'),
      previousHash: text(row, 'previous_hash'),
      hash: text(row, 'hash'),
    }));
}

/** The highest id ever given, which SQLite keeps apart from the rows: more than the last row's when the end is gone. */
export function lastIdGiven(sql: Sql): number {
  const row = sql.get("SELECT seq FROM sqlite_sequence WHERE name = 'consent_records'");
  return row === undefined ? 0 : int(row, 'seq');
}

function whereOf(persons: Persons): string {
  return persons === null ? OF_PERSONS : BY_INDEX;
}

function paramsOf(persons: Persons) {
  return { persons: persons === null ? null : JSON.stringify(persons) };
}

function toEntry(row: Row): LedgerEntry {
  const refersTo = intOrNull(row, 'refers_to');
  return {
    id: String(int(row, 'id')),
    kind: member(row, 'kind', LEDGER_KINDS),
    person: textOrNull(row, 'person'),
    phone: textOrNull(row, 'phone'),
    name: text(row, 'name'),
    source: text(row, 'source'),
    date: text(row, 'date'),
    method: text(row, 'method'),
    attestedBy: text(row, 'attested_by'),
    wording: text(row, 'wording'),
    evidence: text(row, 'evidence'),
    fileName: text(row, 'file_name'),
    fileRow: intOrNull(row, 'file_row'),
    refersTo: refersTo === null ? null : String(refersTo),
    recordedAt: int(row, 'recorded_at'),
    hash: text(row, 'hash'),
  };
}
