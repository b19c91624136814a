import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '../migrations.ts';
import { phoneHash } from '../suppressions.ts';
import { consentLedger } from './consent-ledger.ts';

it('keeps proofs and suppressions from before, in order and without numbers', () => {
  const database = new DatabaseSync(':memory:', { enableForeignKeyConstraints: true });
  const own = MIGRATIONS.indexOf(consentLedger);
  migrate(database, 0, own);
  database.exec(`
    INSERT INTO meta VALUES ('suppression-salt', 's');
    INSERT INTO imports (id, list_name, file_name, counts, at, status, made_list, last_contact_before)
      VALUES (4, 'L', 'old.csv', '{}', 1, 'done', 0, 0);
    INSERT INTO consent_records (id, phone, source, date, method, attested_by, import_id, recorded_at) VALUES
      (1, '+491', 'Counter', '2026-01-01', 'Paper', 'Ada', 4, 10), (2, '+492', 'Site', '2026-01-02', 'Form', 'Ada', NULL, 11);
    INSERT INTO contacts (id, phone, phone_hash, country, name, fields, consent_id, created_at)
      VALUES (9, '+491', 'h', 'DE', 'Bea', '{}', 1, 1);
    INSERT INTO suppressions (phone, phone_hash, lid, source, note, created_at)
      VALUES (NULL, NULL, '7@lid', 'stop-message', 'STOP', 20)`);
  migrate(database, own, own + 1);
  const rows = database.prepare('SELECT * FROM consent_records ORDER BY id').all();
  expect(rows).toMatchObject([
    { kind: 'grant', person: phoneHash('s', '+491'), contact_id: 9, source: 'Counter', file_name: 'old.csv' },
    { kind: 'grant', person: phoneHash('s', '+492'), contact_id: null, method: 'Form', file_name: '' },
    { kind: 'stop', person: phoneHash('s', '7@lid'), evidence: 'STOP', recorded_at: 20 },
  ]);
  expect(rows.map((row) => row.previous_hash)).toEqual(['', rows[0]?.hash, rows[1]?.hash]);
  expect(JSON.stringify(rows)).not.toContain('+49');
  expect(database.prepare('SELECT consent_id FROM contacts').all()).toEqual([{ consent_id: 1 }]);
  expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  expect(() => database.exec("UPDATE consent_records SET date = ''")).toThrow('append-only');
});
