import type { Contact, ContactFilter } from '@mywasender/contract/models/contact';
import { Type } from 'typebox';
import Value from 'typebox/value';
import { type FilterSql, filterSql } from './contact-filter.ts';
import { int, intOrNull, type Row, text, textOrNull } from './row.ts';
import type { Sql } from './sql.ts';
import { SUPPRESSED_SQL } from './suppressions.ts';

const SELECT = `
  SELECT c.*, r.source, r.date, r.method, r.attested_by, r.wording, r.recorded_at,
    ${SUPPRESSED_SQL} AS suppressed,
    (SELECT json_group_array(t.tag) FROM contact_tags t WHERE t.contact_id = c.id) AS tags
  FROM contacts c LEFT JOIN consent_records r ON r.id = c.consent_id`;

export interface ContactQuery {
  readonly after: number;
  readonly limit: number;
  readonly filter: ContactFilter;
}

/** Oldest first, without removed ones. */
export function pageContacts(sql: Sql, query: ContactQuery): { items: Contact[]; total: number } {
  return contactsWhere(sql, filterSql(query.filter), query);
}

/** A page of the contacts a condition over `c` holds for, oldest first. */
export function contactsWhere(
  sql: Sql,
  { condition, params }: FilterSql,
  query: { readonly after: number; readonly limit: number },
): { items: Contact[]; total: number } {
  const total = sql.get(`SELECT count(*) AS n FROM contacts c WHERE ${condition}`, params);
  const items = readContacts(sql, { condition, params }, query);
  return { items, total: total === undefined ? 0 : int(total, 'n') };
}

/** As `contactsWhere`, without counting how many there are. */
export function readContacts(
  sql: Sql,
  { condition, params }: FilterSql,
  { after, limit }: { readonly after: number; readonly limit: number },
): Contact[] {
  return sql
    .all(`${SELECT} WHERE ${condition} AND c.id > :after ORDER BY c.id LIMIT :limit`, {
      ...params,
      after,
      limit,
    })
    .map(toContact);
}

/** `null` when it is not there, or removed. */
export function contactById(sql: Sql, id: number): Contact | null {
  const row = sql.get(`${SELECT} WHERE c.id = ? AND c.removed_at IS NULL`, [id]);
  return row === undefined ? null : toContact(row);
}

export interface ContactRow {
  readonly phone: string;
  readonly country: string;
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface KnownContact {
  readonly id: number;
  readonly importId: number | null;
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly consent: {
    source: string;
    date: string;
    method: string;
    attestedBy: string;
    wording: string;
  } | null;
}

const KNOWN = `SELECT c.id, c.phone, c.import_id, c.name, c.fields, r.source, r.date, r.method, r.attested_by, r.wording
  FROM contacts c LEFT JOIN consent_records r ON r.id = c.consent_id`;

/** What an import compares a row with; removed contacts included. */
export function contactByPhone(sql: Sql, phone: string): KnownContact | null {
  const row = sql.get(`${KNOWN} WHERE c.phone = ?`, [phone]);
  return row === undefined ? null : toKnown(row);
}

/** As `contactByPhone`, of many at once, by phone. */
export function contactsByPhone(sql: Sql, phones: readonly string[]): Map<string, KnownContact> {
  const rows = sql.all(`${KNOWN} WHERE c.phone IN (SELECT value FROM json_each(?))`, [
    JSON.stringify(phones),
  ]);
  return new Map(rows.map((row) => [text(row, 'phone'), toKnown(row)]));
}

function toKnown(row: Row): KnownContact {
  const source = textOrNull(row, 'source');
  return {
    id: int(row, 'id'),
    importId: intOrNull(row, 'import_id'),
    name: text(row, 'name'),
    fields: parseFields(text(row, 'fields')),
    consent:
      source === null
        ? null
        : {
            source,
            date: text(row, 'date'),
            method: text(row, 'method'),
            attestedBy: text(row, 'attested_by'),
            wording: text(row, 'wording'),
          },
  };
}

export interface NewContact extends ContactRow {
  readonly phoneHash: string;
  /** `null` for one made by hand. */
  readonly importId: number | null;
  readonly at: number;
}

export function insertContact(sql: Sql, contact: NewContact): number {
  return sql.run(
    `INSERT INTO contacts (phone, phone_hash, country, name, fields, import_id, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      contact.phone,
      contact.phoneHash,
      contact.country,
      contact.name,
      JSON.stringify(contact.fields),
      contact.importId,
      contact.at,
    ],
  ).id;
}

/** New values win, empty ones do not erase. Brings back a removed contact. */
export function updateContact(sql: Sql, known: KnownContact, contact: NewContact): void {
  const filled = Object.fromEntries(Object.entries(contact.fields).filter(([, value]) => value !== ''));
  sql.run(
    `UPDATE contacts SET name = ?, country = ?, fields = ?, import_id = ?, removed_at = NULL
     WHERE id = ?`,
    [
      contact.name === '' ? known.name : contact.name,
      contact.country,
      JSON.stringify({ ...known.fields, ...filled }),
      contact.importId,
      known.id,
    ],
  );
}

export function markRemoved(sql: Sql, ids: readonly number[], at: number | null): number {
  let changed = 0;
  const guard = at === null ? 'removed_at IS NOT NULL' : 'removed_at IS NULL';
  for (const id of ids) {
    changed += sql.run(`UPDATE contacts SET removed_at = ? WHERE id = ? AND ${guard}`, [at, id]).changes;
  }
  return changed;
}

/** From now on these people are left out of every campaign. Returns for how many that is new. */
export function beginPauses(sql: Sql, ids: readonly number[], at: number): number {
  return ids.reduce(
    (begun, id) =>
      begun +
      sql.run('UPDATE contacts SET paused_at = ? WHERE id = ? AND paused_at IS NULL', [at, id]).changes,
    0,
  );
}

export function endPauses(sql: Sql, ids: readonly number[]): number {
  let ended = 0;
  for (const id of ids) {
    sql.run(
      `UPDATE inbox SET decided_at = at WHERE opt_out = 'ambiguous' AND decided_at IS NULL
       AND conversation_id IN (SELECT v.id FROM conversations v JOIN contacts c ON c.phone = v.phone WHERE c.id = ?)`,
      [id],
    );
    sql.run('DELETE FROM reply_holds WHERE phone = (SELECT phone FROM contacts WHERE id = ?)', [id]);
    ended += sql.run('UPDATE contacts SET paused_at = NULL WHERE id = ? AND paused_at IS NOT NULL', [
      id,
    ]).changes;
  }
  return ended;
}

/** The field names of these contacts, most used first. */
export function fieldNames(sql: Sql, { condition, params }: FilterSql): readonly string[] {
  const rows = sql.all(
    `SELECT f.key AS name, count(*) AS n FROM contacts c, json_each(c.fields) f
     WHERE ${condition} GROUP BY f.key ORDER BY n DESC, f.key`,
    params,
  );
  return rows.map((row) => text(row, 'name'));
}

/** Whether any of these contacts has a field of this name. */
export function hasField(sql: Sql, { condition, params }: FilterSql, name: string): boolean {
  const query = `SELECT 1 FROM contacts c, json_each(c.fields) f WHERE ${condition} AND f.key = :fieldName LIMIT 1`;
  return sql.get(query, { ...params, fieldName: name }) !== undefined;
}

/** For one person: what decides whether a message may go. */
export function contactGate(sql: Sql, id: number) {
  const row = sql.get('SELECT consent_id, paused_at, removed_at FROM contacts WHERE id = ?', [id]);
  if (row === undefined) return null;
  return {
    hasConsent: row.consent_id !== null,
    paused: row.paused_at !== null,
    removed: row.removed_at !== null,
  };
}

export function nameOfPhone(sql: Sql, phone: string): string | null {
  const row = sql.get('SELECT name FROM contacts WHERE phone = ?', [phone]);
  return row === undefined ? null : text(row, 'name');
}

/** Values by field name as stored; what is no object of strings was written by nobody we know. */
export function parseFields(json: string): Record<string, string> {
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null) throw new TypeError('fields are no object');
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, String(entry)]));
}

function toContact(row: Row): Contact {
  const source = textOrNull(row, 'source');
  return {
    id: String(int(row, 'id')),
    phone: text(row, 'phone'),
    country: text(row, 'country'),
    name: text(row, 'name'),
    fields: parseFields(text(row, 'fields')),
    tags: Value.Parse(Type.Array(Type.String()), JSON.parse(text(row, 'tags'))),
    consent:
      source === null
        ? null
        : {
            source,
            date: text(row, 'date'),
            method: text(row, 'method'),
            attestedBy: text(row, 'attested_by'),
            wording: text(row, 'wording'),
            recordedAt: int(row, 'recorded_at'),
          },
    suppressed: int(row, 'suppressed') === 1,
    paused: row.paused_at !== null,
    lastInboundAt: intOrNull(row, 'last_inbound_at'),
    createdAt: int(row, 'created_at'),
  };
}

/** What a person at the app may change; the number is not among it. */
export function setContact(sql: Sql, id: number, values: Omit<ContactRow, 'phone'>): void {
  sql.run('UPDATE contacts SET name = ?, country = ?, fields = ? WHERE id = ?', [
    values.name,
    values.country,
    JSON.stringify(values.fields),
    id,
  ]);
}
