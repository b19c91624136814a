import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { MIGRATIONS, migrate } from '../migrations.ts';
import { CAMPAIGN_SHARES } from './campaign-shares.ts';

test('what paused a campaign pauses its profile, and a pause of the campaign stays one', () => {
  const database = new DatabaseSync(':memory:', { enableForeignKeyConstraints: true });
  migrate(database, 0, MIGRATIONS.indexOf(CAMPAIGN_SHARES));
  database.exec(`INSERT INTO profiles (id, name, created_at) VALUES ('p', 'Shop', 1);
    INSERT INTO campaigns (id, status, pause_reason, pause_detail, paused_until, name, schedule, pace, created_at)
      VALUES (1, 'paused', 'breaker', 'failures 2/10', 9, 'A', '{}', '{}', 1), (2, 'paused', 'user', NULL, NULL, 'B', '{}', '{}', 1),
        (3, 'running', NULL, NULL, NULL, 'C', '{}', '{}', 1), (4, 'paused', 'no-winner', NULL, NULL, 'D', '{}', '{}', 1);
    INSERT INTO campaign_profiles (campaign_id, profile_id, position) VALUES (1, 'p', 0), (2, 'p', 0), (3, 'p', 0)`);
  database.exec(CAMPAIGN_SHARES);
  expect(
    database.prepare('SELECT id, status, pause_reason AS reason FROM campaigns ORDER BY id').all(),
  ).toEqual([
    { id: 1, status: 'running', reason: null },
    { id: 2, status: 'paused', reason: 'user' },
    { id: 3, status: 'running', reason: null },
    { id: 4, status: 'paused', reason: 'no-winner' },
  ]);
  const shares =
    'SELECT campaign_id AS id, pause_reason AS reason, pause_detail AS detail, paused_until AS until';
  expect(database.prepare(`${shares} FROM campaign_profiles`).all()).toEqual([
    { id: 1, reason: 'breaker', detail: 'failures 2/10', until: 9 },
    { id: 2, reason: null, detail: null, until: null },
    { id: 3, reason: null, detail: null, until: null },
  ]);
});
