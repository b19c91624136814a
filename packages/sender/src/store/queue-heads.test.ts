import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from './open-store.ts';
import { queueHeads } from './queue-heads.ts';

let dataDir = '';
let store: ReturnType<typeof openStore>;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'mws-queue-'));
  store = openStore({ dataDir, now: 1 });
  store.sql.exec(`
    INSERT INTO profiles (id, name, created_at) VALUES ('p', 'P', 1), ('q', 'Q', 1);
    INSERT INTO campaigns (id, status, name, schedule, pace, created_at) VALUES (1, 'running', 'A', '', '', 1), (2, 'running', 'B', '', '', 1)`);
});
afterEach(() => {
  store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function add(id: number, change: Readonly<Record<string, string | number>> = {}): void {
  const row = { id, campaign: 1, profile: 'p', zones: 'B', known: 0, status: 'queued', notBefore: 0 };
  store.sql.run(
    `INSERT INTO recipients (id, campaign_id, profile_id, phone, name, zones, known, status, not_before, updated_at)
     VALUES (:id, :campaign, :profile, :id, '', :zones, :known, :status, :notBefore, 1)`,
    { ...row, ...change },
  );
}

const heads = () =>
  queueHeads(store.sql, { campaignId: 1, profileId: 'p', now: 100, repliesPause: false }).map(({ id }) => id);

it('are the first of each zone and kind of chat, in the order of the list', () => {
  add(1, { known: 1, zones: 'A' });
  for (const id of [2, 3]) add(id);
  add(4, { zones: 'A' });
  add(5, { zones: 'A' });
  add(6, { known: 1 });
  add(7, { known: 1, zones: 'C' });
  expect(heads()).toEqual([1, 2, 4, 6, 7]);
});

it('leave out other campaigns and profiles, who is done and who is postponed', () => {
  add(1, { campaign: 2 });
  add(2, { profile: 'q' });
  add(3, { status: 'sent' });
  add(4, { notBefore: 101 });
  add(5, { notBefore: 100 });
  add(6, { zones: 'C', notBefore: 101 });
  expect(heads()).toEqual([5]);
});

it('are nobody in an empty queue', () => {
  expect(heads()).toEqual([]);
});
