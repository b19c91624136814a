import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newestBackup } from './backups.ts';
import { appendEntry } from './consents.ts';
import { MIGRATIONS } from './migrations.ts';
import { openStore } from './open-store.ts';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'mws-store-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const open = (now = 1_000_000_000_000) => openStore({ dataDir, now });

describe('opening', () => {
  it('makes the folder and keeps what was written', () => {
    dataDir = join(dataDir, 'deep', 'er');
    const store = open();
    store.sql.run("INSERT INTO meta (key, value) VALUES ('a', 'b')");
    store.close();
    const again = open();
    expect(again.sql.get('SELECT value FROM meta')?.value).toBe('b');
    expect(again.sql.get('PRAGMA user_version')?.user_version).toBe(MIGRATIONS.length);
    again.close();
    expect(existsSync(join(dataDir, 'in-use'))).toBe(false);
  });

  it('belongs to one sender: a second one is told the folder', () => {
    const store = open();
    expect(() => open()).toThrow(expect.objectContaining({ code: 'STORE_LOCKED', params: { dataDir } }));
    store.sql.run("INSERT INTO meta (key, value) VALUES ('still', 'works')");
    store.close();
    open().close();
  });

  it('is free again when its process was killed', () => {
    const script = `
      import { openStore } from ${JSON.stringify(join(import.meta.dirname, 'open-store.ts'))};
      openStore({ dataDir: ${JSON.stringify(dataDir)}, now: 1 });
      process.kill(process.pid, 'SIGKILL');`;
    expect(() =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' }),
    ).toThrow();
    expect(existsSync(join(dataDir, 'in-use'))).toBe(true);
    open().close();
  });

  it('refuses a store of a newer app', () => {
    open().close();
    const database = new DatabaseSync(join(dataDir, 'app.db'));
    database.exec('PRAGMA user_version = 999');
    database.close();
    expect(() => open()).toThrow(expect.objectContaining({ code: 'STORE_TOO_NEW' }));
  });
});

describe('damage', () => {
  it('is named with the last backup, and the file stays as it is', () => {
    open().close();
    open(2_000_000_000_000).close();
    const backup = newestBackup(dataDir);
    expect(backup).not.toBeNull();
    const path = join(dataDir, 'app.db');
    writeFileSync(path, 'this is no database at all'.repeat(400));
    const before = readFileSync(path);
    expect(() => open()).toThrow(
      expect.objectContaining({ code: 'STORE_CORRUPT', params: { path, backup } }),
    );
    expect(readFileSync(path).equals(before)).toBe(true);
    copyFileSync(backup ?? '', path);
    open().close();
  });

  it('inside the file is found after an unclean end', () => {
    const store = open();
    for (let row = 0; row < 500; row += 1) {
      store.sql.run('INSERT INTO meta (key, value) VALUES (?, ?)', [`key ${row}`, 'x'.repeat(200)]);
    }
    store.close();
    const path = join(dataDir, 'app.db');
    const bytes = readFileSync(path);
    bytes.fill(0x5a, bytes.length - 60_000);
    writeFileSync(path, bytes);
    writeFileSync(join(dataDir, 'in-use'), '1');
    expect(() => open()).toThrow(expect.objectContaining({ code: 'STORE_CORRUPT' }));
  });
});

describe('what is written', () => {
  it('is undone as a whole when something fails, also from an inner transaction', () => {
    const { sql, close } = open();
    const insert = (key: string) => sql.run('INSERT INTO meta (key, value) VALUES (?, ?)', [key, '']);
    expect(() =>
      sql.transaction(() => {
        insert('a');
        sql.transaction(() => insert('b'));
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(sql.all('SELECT * FROM meta')).toEqual([]);
    close();
  });

  it('stays: proofs of consent and changes cannot be edited', () => {
    const { sql, close } = open();
    const first = appendEntry(sql, { kind: 'grant', person: 'p', contactId: null, source: 's', at: 1 });
    const replace = (id: number) =>
      sql.run(
        `INSERT OR REPLACE INTO consent_records (id, source, date, method, attested_by, recorded_at)
         VALUES (?, 'x', '', '', '', 1)`,
        [id],
      );
    expect(() => replace(first)).toThrow('append-only');
    expect(() => replace(first + 2)).toThrow('append-only');
    expect(() => sql.run("UPDATE consent_records SET source = 'x'")).toThrow('append-only');
    expect(() => sql.run('DELETE FROM consent_records')).toThrow('append-only');
    close();
  });
});

const canMount = process.platform === 'linux' && process.getuid?.() === 0 && mountWorks();

function mountWorks(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'mws-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.skipIf(!canMount)('a full disk (needs root and tmpfs)', () => {
  let disk = '';
  beforeEach(() => {
    disk = join(dataDir, 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]);
  });
  afterEach(() => execFileSync('umount', ['-l', disk]));

  it('is named, and what was committed before is there', () => {
    const store = openStore({ dataDir: disk, now: 1 });
    const fill = () => {
      for (let row = 0; row < 4000; row += 1) {
        store.sql.run('INSERT INTO meta (key, value) VALUES (?, ?)', [`key ${row}`, 'x'.repeat(1000)]);
      }
    };
    expect(fill).toThrow(expect.objectContaining({ code: 'DISK_FULL' }));
    const kept = Number(store.sql.get('SELECT count(*) AS n FROM meta')?.n);
    expect(kept).toBeGreaterThan(100);
    execFileSync('mount', ['-o', 'remount,size=20m', disk]);
    store.sql.run("INSERT INTO meta (key, value) VALUES ('room', 'again')");
    store.close();
    const again = openStore({ dataDir: disk, now: 1 });
    expect(Number(again.sql.get('SELECT count(*) AS n FROM meta')?.n)).toBe(kept + 1);
    again.close();
  });

  it('that cannot be written to is named', () => {
    openStore({ dataDir: disk, now: 1 }).close();
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    expect(() => openStore({ dataDir: disk, now: 1 })).toThrow(
      expect.objectContaining({ code: 'READ_ONLY', params: { dataDir: disk } }),
    );
  });
});
