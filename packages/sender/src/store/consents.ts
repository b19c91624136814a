import type { ConsentStatement } from '@mywasender/contract/models/contact';
import type { LedgerKind } from '@mywasender/contract/models/ledger';
import { type ChainedEntry, entryHash, ledgerHead } from './consent-chain.ts';
import { int, intOrNull, text, textOrNull } from './row.ts';
import type { Sql } from './sql.ts';

/** What an entry says beside who and when; what is left out is empty. */
export interface LedgerFacts {
  readonly source?: string;
  readonly date?: string;
  readonly method?: string;
  readonly attestedBy?: string;
  readonly wording?: string | undefined;
  readonly evidence?: string;
  readonly fileName?: string;
  readonly fileRow?: number | null;
  readonly importId?: number | null;
  readonly refersTo?: number | null;
}

export interface NewEntry extends LedgerFacts {
  readonly kind: LedgerKind;
  readonly person: string | null;
  readonly contactId: number | null;
  readonly at: number;
}

/** Appends an entry to the ledger, chained to the one before, and returns its id. */
export function appendEntry(sql: Sql, entry: NewEntry): number {
  return sql.transaction(() => {
    const head = ledgerHead(sql);
    const full: ChainedEntry = {
      id: (head?.id ?? 0) + 1,
      previousHash: head?.hash ?? '',
      kind: entry.kind,
      person: entry.person,
      contactId: entry.contactId,
      at: entry.at,
      source: entry.source ?? '',
      date: entry.date ?? '',
      method: entry.method ?? '',
      attestedBy: entry.attestedBy ?? '',
      wording: entry.wording ?? '',
      evidence: entry.evidence ?? '',
      fileName: entry.fileName ?? '',
      fileRow: entry.fileRow ?? null,
      importId: entry.importId ?? null,
      refersTo: entry.refersTo ?? null,
    };
    sql.run(
      `INSERT INTO consent_records (id, kind, person, contact_id, source, date, method, attested_by, wording, evidence,
         file_name, file_row, import_id, refers_to, recorded_at, previous_hash, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        full.id,
        full.kind,
        full.person,
        full.contactId,
        full.source,
        full.date,
        full.method,
        full.attestedBy,
        full.wording,
        full.evidence,
        full.fileName,
        full.fileRow,
        full.importId,
        full.refersTo,
        full.at,
        full.previousHash,
        entryHash(full),
      ],
    );
    return full.id;
  });
}

export interface Grant extends ConsentStatement, Pick<LedgerFacts, 'evidence' | 'importId'> {
  readonly at: number;
}

/** Appends the proof and makes it the contact's current consent. False when there is no such contact. */
export function recordConsent(sql: Sql, contactId: number, grant: Grant): boolean {
  const person = personOfContact(sql, contactId);
  if (person === null) return false;
  const id = appendEntry(sql, { ...grant, kind: 'grant', person, contactId });
  setConsent(sql, contactId, id);
  return true;
}

/** The entry that holds for a contact from now on; `null`: none does. */
export function setConsent(sql: Sql, contactId: number, entry: number | null): void {
  sql.run('UPDATE contacts SET consent_id = ? WHERE id = ?', [entry, contactId]);
}

export function personOfContact(sql: Sql, contactId: number): string | null {
  const row = sql.get('SELECT phone_hash FROM contacts WHERE id = ?', [contactId]);
  return row === undefined ? null : text(row, 'phone_hash');
}

/** Appends that an entry an import made does not hold any more. */
export function reverseEntry(sql: Sql, id: number, at: number): void {
  const row = sql.get('SELECT person, contact_id, file_name, import_id FROM consent_records WHERE id = ?', [
    id,
  ]);
  if (row === undefined) throw new Error(`no entry ${id} to take back`);
  appendEntry(sql, {
    kind: 'reversal',
    person: textOrNull(row, 'person'),
    contactId: intOrNull(row, 'contact_id'),
    fileName: text(row, 'file_name'),
    importId: intOrNull(row, 'import_id'),
    refersTo: id,
    at,
  });
}

/** Ids of the contacts of a list that are still there. */
export function memberIds(sql: Sql, listId: number): readonly number[] {
  return sql
    .all(
      `SELECT c.id FROM list_members m JOIN contacts c ON c.id = m.contact_id
       WHERE m.list_id = ? AND c.removed_at IS NULL`,
      [listId],
    )
    .map((row) => Number(row.id));
}

/** Every proof there is for a person, newest first. */
export function consentsOf(sql: Sql, person: string) {
  return sql
    .all(
      `SELECT * FROM consent_records
       WHERE substr(person, 1, 8) = substr(:person, 1, 8) AND person = :person AND kind = 'grant' ORDER BY id DESC`,
      { person },
    )
    .map((row) => ({
      id: String(int(row, 'id')),
      source: text(row, 'source'),
      date: text(row, 'date'),
      method: text(row, 'method'),
      attestedBy: text(row, 'attested_by'),
      recordedAt: int(row, 'recorded_at'),
    }));
}

/** How often a person, known by these hashes, has said STOP since then. */
export function countStops(sql: Sql, persons: readonly string[], since: number): number {
  const row = sql.get(
    `SELECT count(*) AS n FROM consent_records
     WHERE substr(person, 1, 8) IN (SELECT substr(value, 1, 8) FROM json_each(:persons))
       AND person IN (SELECT value FROM json_each(:persons)) AND kind = 'stop' AND recorded_at > :since`,
    { persons: JSON.stringify(persons), since },
  );
  return row === undefined ? 0 : int(row, 'n');
}
