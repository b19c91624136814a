import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openBackupFile } from '../../backup/backup-file.ts';
import { readBackupKey } from '../../backup/backup-key.ts';
import { type Check, type Finding, fail, ok, skipped, warn } from '../check.ts';
import type { SettingsSubject } from './settings-subject.ts';

const HOUR_MS = 3_600_000;
/** A day, and the time a daily backup may take longer than the one before it. */
const OLDEST_HOURS = 26;
const MAKE_ONE = 'npm run backup -- --out "$BACKUP_DIR/$(date +%F).backup", daily';

/** The newest backup is of today and opens with our key. That it can be restored is verified when it is made. */
export const backupsCheck: Check<SettingsSubject> = {
  name: 'backups',
  async run({ env, now, live }) {
    const none = (found: string, mend: string) => (live ? fail(found, mend) : warn(found, mend));
    if (!env.BACKUP_DIR)
      return none('BACKUP_DIR is not set', `Set BACKUP_DIR to the folder of backups. ${MAKE_ONE}`);
    if (!env.BACKUP_KEY) return skipped('no BACKUP_KEY: none can be opened');
    const newest = newestBackup(env.BACKUP_DIR);
    if (newest === null) return none(`no *.backup in ${env.BACKUP_DIR}`, MAKE_ONE);
    const { manifest } = await openBackupFile(newest, readBackupKey(env.BACKUP_KEY));
    return judgeAge(newest, (now.getTime() - Date.parse(manifest.createdAt)) / HOUR_MS);
  },
};

function judgeAge(path: string, hours: number): Finding {
  const found = `the newest, ${path}, is ${hours.toFixed(0)} hours old`;
  return hours > OLDEST_HOURS ? fail(found, `Find out why none was made since: ${MAKE_ONE}`) : ok(found);
}

function newestBackup(folder: string): string | null {
  if (!existsSync(folder)) return null;
  const [newest] = readdirSync(folder)
    .filter((name) => name.endsWith('.backup'))
    .map((name) => join(folder, name))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  return newest ?? null;
}
