import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configError } from '../config/config-error.ts';

const LOCK = 'server.pid';

/**
 * Keeps a second server off an embedded database: two would damage it. The lock of a process that is gone is
 * taken over. Returns the function that releases it.
 */
export function lockFolder(dataDir: string): () => void {
  const path = join(dataDir, LOCK);
  if (!tryLock(path)) {
    const owner = lockOwner(dataDir);
    if (owner !== null) {
      throw configError(
        'DATA_DIR',
        `${dataDir} is used by a running license server (process ${owner}); stop it first, or delete ${path} if it is none`,
      );
    }
    rmSync(path, { force: true });
    if (!tryLock(path))
      throw configError('DATA_DIR', `${dataDir} is just being opened by another license server`);
  }
  return () => rmSync(path, { force: true });
}

/** The other process that uses the embedded database of a folder; null: it may be opened. */
export function lockOwner(dataDir: string): number | null {
  const path = join(dataDir, LOCK);
  if (!existsSync(path)) return null;
  const owner = Number(readFileSync(path, 'utf8'));
  return owner !== process.pid && isAlive(owner) ? owner : null;
}

function tryLock(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
