import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

const KEPT = 3;
const NAME = /^app-\d{13,}(-v\d+)?\.db$/;

const folder = (dataDir: string) => join(dataDir, 'backups');

function namesOf(dataDir: string): readonly string[] {
  mkdirSync(folder(dataDir), { recursive: true, mode: 0o700 });
  return readdirSync(folder(dataDir))
    .filter((name) => NAME.test(name))
    .sort();
}

/** Path of the newest backup, or `null`. */
export function newestBackup(dataDir: string): string | null {
  const name = namesOf(dataDir).at(-1);
  return name === undefined ? null : join(folder(dataDir), name);
}

/** When the newest backup was made, epoch ms; 0 when there is none. */
export function newestBackupTime(dataDir: string): number {
  return Number(/\d{13,}/.exec(namesOf(dataDir).at(-1) ?? '')?.[0] ?? 0);
}

/** Writes a consistent copy beside the store and drops all but the newest three. */
export function writeBackup(database: DatabaseSync, dataDir: string, now: number, label = ''): string {
  const path = join(folder(dataDir), `app-${now}${label}.db`);
  namesOf(dataDir);
  rmSync(path, { force: true });
  database.prepare('VACUUM INTO ?').run(path);
  for (const name of namesOf(dataDir).slice(0, -KEPT)) rmSync(join(folder(dataDir), name));
  return path;
}
