import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { CAMPAIGN_PARTS } from './campaign-parts.ts';
import { FIRST_SCHEMA } from './first-schema.ts';
import { IMPORT_UNDO } from './import-undo.ts';

test('campaigns, their profile and their people come along', () => {
  const database = new DatabaseSync(':memory:', { enableForeignKeyConstraints: true });
  database.exec(`${FIRST_SCHEMA}; ${IMPORT_UNDO};
    INSERT INTO profiles (id, name, created_at) VALUES ('p', 'Shop', 1);
    INSERT INTO lists (id, name, created_at) VALUES (7, 'Customers', 1);
    INSERT INTO campaigns (id, status, name, profile_id, list_id, text, schedule, pace, created_at)
      VALUES (3, 'running', 'Notice', 'p', 7, 'Hi "you"', '{}', '{}', 1);
    INSERT INTO recipients (campaign_id, phone, name, zones, known, status, updated_at)
      VALUES (3, '+4915110000000', 'Ada', 'Europe/Berlin', 0, 'queued', 1)`);
  database.exec(`BEGIN; ${CAMPAIGN_PARTS}; COMMIT`);
  expect(database.prepare('SELECT audience, message FROM campaigns').all()).toEqual([
    { audience: '{"listIds":["7"]}', message: '{"text":"Hi \\"you\\""}' },
  ]);
  expect(database.prepare('SELECT * FROM campaign_profiles').all()).toEqual([
    { campaign_id: 3, profile_id: 'p', position: 0 },
  ]);
  expect(database.prepare('SELECT profile_id FROM recipients').all()).toEqual([{ profile_id: 'p' }]);
  expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
});
