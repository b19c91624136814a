import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLogCopier } from './open-log-copier.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-copier-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('the log begins anew after each copy, however often', async () => {
  const path = join(folder, 'store.db');
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE t (text TEXT)');
  const copier = openLogCopier(path);
  const write = () => {
    for (let row = 0; row < 200; row++) database.prepare('INSERT INTO t VALUES (?)').run('x'.repeat(4000));
    return statSync(`${path}-wal`).size;
  };
  const once = write();
  await copier.copy();
  for (let round = 0; round < 3; round++) {
    expect(write()).toBeLessThan(1.5 * once);
    await copier.copy();
  }
  await copier.close();
  database.close();
});

it('whoever waits for a copy hears why there is none', async () => {
  const copier = openLogCopier(join(folder, 'nowhere', 'store.db'));
  await expect(copier.copy()).rejects.toThrow(/unable to open database|the thread that copies the log ended/);
  await expect(copier.copy()).rejects.toMatchObject({
    message: 'the thread that copies the log ended',
    cause: expect.objectContaining({ message: 'unable to open database file' }),
  });
  await copier.close();
});
