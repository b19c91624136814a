import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Check, type Finding, fail, ok, warn } from '../check.ts';
import type { SettingsSubject } from './settings-subject.ts';

const MIB = 1024 * 1024;
/** A few days of logs and heads, and the scratch copy by which a small backup is verified. */
const LEAST_MIB = 512;
/** Below it somebody should look before the night's backup does. */
const COMFORTABLE_MIB = 2048;

/** Free space where the server writes and where backups go. */
export const diskSpaceCheck: Check<Pick<SettingsSubject, 'config' | 'env'>> = {
  name: 'disk-space',
  async run({ config, env }) {
    const folders = [config.dataDir, ...(env.BACKUP_DIR ? [env.BACKUP_DIR] : [])].map(nearestExisting);
    const free = await Promise.all(
      folders.map(async (folder) => {
        const { bavail, bsize } = await statfs(folder);
        return { folder, mib: Math.floor((bavail * bsize) / MIB) };
      }),
    );
    const [least] = free.toSorted((a, b) => a.mib - b.mib);
    return judgeSpace(least?.folder ?? '', least?.mib ?? 0);
  },
};

/** `mib`: free MiB */
export function judgeSpace(folder: string, mib: number): Finding {
  const found = `${mib} MiB free in ${folder}`;
  if (mib < LEAST_MIB) return fail(found, 'Free some space: a full disk stops the database.');
  if (mib < COMFORTABLE_MIB) return warn(found, 'Free some space, or give it a larger disk.');
  return ok(found);
}

/** A folder that is not there yet will be made on the disk of the one above it. */
function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}
