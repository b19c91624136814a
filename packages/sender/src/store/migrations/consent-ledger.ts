import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { type ChainedEntry, entryHash } from '../consent-chain.ts';
import { int, intOrNull, text, textOrNull } from '../row.ts';

/**
 * Proofs of consent become a ledger: every kind of entry, people by salted hash instead of phone, each row with the
 * hash of the one before. What was recorded before stays, in its order; suppressions there are follow as entries.
 */
export function consentLedger(database: DatabaseSync): void {
  database.exec(COLUMNS);
  const salt = database.prepare("SELECT value FROM meta WHERE key = 'suppression-salt'").get()?.value ?? '';
  const personOf = (name: string) => hash('sha256', `${String(salt)}${name}`, 'base64url');
  const seal = database.prepare(
    `UPDATE consent_records SET person = :person, contact_id = :contactId, file_name = :fileName,
       previous_hash = :previousHash, hash = :hash WHERE id = :id`,
  );
  let previousHash = '';
  const sealed = (entry: Omit<ChainedEntry, 'previousHash'>) => {
    const chained = { ...entry, previousHash };
    const { id, person, contactId, fileName } = chained;
    const own = entryHash(chained);
    seal.run({ id, person, contactId, fileName, previousHash, hash: own });
    previousHash = own;
  };
  let last = 0;
  for (const row of database.prepare(GRANTS).all()) {
    last = int(row, 'id');
    sealed({
      ...BLANK,
      id: last,
      kind: 'grant',
      person: personOf(text(row, 'phone')),
      contactId: intOrNull(row, 'contact_id'),
      source: text(row, 'source'),
      date: text(row, 'date'),
      method: text(row, 'method'),
      attestedBy: text(row, 'attested_by'),
      fileName: textOrNull(row, 'file_name') ?? '',
      importId: intOrNull(row, 'import_id'),
      at: int(row, 'recorded_at'),
    });
  }
  const insert = database.prepare(
    `INSERT INTO consent_records (id, phone, kind, source, date, method, attested_by, evidence, recorded_at)
     VALUES (?, '', ?, '', '', '', '', ?, ?)`,
  );
  for (const row of database.prepare(SUPPRESSIONS).all()) {
    last += 1;
    const kind = row.source === 'stop-message' ? 'stop' : 'suppressed';
    const evidence = text(row, 'note');
    const at = int(row, 'created_at');
    insert.run(last, kind, evidence, at);
    const person = textOrNull(row, 'phone_hash') ?? personOf(textOrNull(row, 'lid') ?? '');
    sealed({ ...BLANK, id: last, kind, person, contactId: intOrNull(row, 'contact_id'), evidence, at });
  }
  database.exec(GUARDS);
}

const BLANK = {
  source: '',
  date: '',
  method: '',
  attestedBy: '',
  wording: '',
  evidence: '',
  fileName: '',
  fileRow: null,
  importId: null,
  refersTo: null,
} as const;

const GRANTS = `SELECT r.*, c.id AS contact_id, (SELECT i.file_name FROM imports i WHERE i.id = r.import_id) AS file_name
  FROM consent_records r LEFT JOIN contacts c ON c.phone = r.phone ORDER BY r.id`;
const SUPPRESSIONS = `SELECT s.*, c.id AS contact_id FROM suppressions s LEFT JOIN contacts c ON c.phone = s.phone
  ORDER BY s.id`;

const COLUMNS = `
DROP TRIGGER consent_no_update;
DROP TRIGGER consent_no_delete;
ALTER TABLE consent_records ADD COLUMN kind TEXT NOT NULL DEFAULT 'grant'
  CHECK (kind IN ('grant', 'statement', 'reversal', 'withdrawal', 'stop', 'suppressed', 'lifted'));
-- SHA-256 of the phone (or of the LID, where nothing else is known) with the salt in meta; NULL: about no single person
ALTER TABLE consent_records ADD COLUMN person TEXT;
-- not a foreign key: the contact may be deleted, and its id is never given again
ALTER TABLE consent_records ADD COLUMN contact_id INTEGER;
ALTER TABLE consent_records ADD COLUMN wording TEXT NOT NULL DEFAULT '';
-- what the person wrote, or the reason somebody gave
ALTER TABLE consent_records ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE consent_records ADD COLUMN file_name TEXT NOT NULL DEFAULT '';
ALTER TABLE consent_records ADD COLUMN file_row INTEGER;
-- the entry that is taken back
ALTER TABLE consent_records ADD COLUMN refers_to INTEGER;
ALTER TABLE consent_records ADD COLUMN previous_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE consent_records ADD COLUMN hash TEXT NOT NULL DEFAULT '';

-- the entry with the statement made for the whole file; NULL again once it was taken back
ALTER TABLE imports ADD COLUMN statement_id INTEGER`;

/** Eight characters of a hash are 48 bits: a full index in random order was a third of an import's writing. */
const GUARDS = `
ALTER TABLE consent_records DROP COLUMN phone;
CREATE INDEX consent_records_person ON consent_records (substr(person, 1, 8));
CREATE TRIGGER consent_no_update BEFORE UPDATE ON consent_records BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER consent_no_delete BEFORE DELETE ON consent_records BEGIN SELECT RAISE(ABORT, 'append-only'); END;
-- REPLACE deletes without asking a trigger for deletes, so that an entry may only be the next one
CREATE TRIGGER consent_in_order BEFORE INSERT ON consent_records
  WHEN new.id <> (SELECT coalesce(max(id), 0) + 1 FROM consent_records)
    OR new.previous_hash <> coalesce((SELECT hash FROM consent_records ORDER BY id DESC LIMIT 1), '')
  BEGIN SELECT RAISE(ABORT, 'append-only'); END`;
