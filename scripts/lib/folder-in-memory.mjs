import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
/** Bytes: what the databases and browsers of a whole test run keep at once is below 2 GB. */
const ENOUGH = 4 * 1024 ** 3;

/**
 * Where what the tests put into temporary folders need not wait for a disk: a folder of this process alone in memory,
 * which is gone with it. `undefined` where the system has none, or too little (64 MB in a container of Docker).
 */
export function folderInMemory() {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    if (bavail * bsize < ENOUGH) return undefined;
    const folder = mkdtempSync(join(IN_MEMORY, 'mywasender-'));
    // PostgreSQL runs as a user of its own below it
    chmodSync(folder, 0o711);
    process.on('exit', () =>
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
    );
    return folder;
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'EACCES') return undefined;
    throw error;
  }
}
