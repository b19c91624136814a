import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '@mywasender/contract/app-error';

const BUSY = 5;

/**
 * Holds the data folder for this process alone; returns the release. The lock is SQLite's own on a file of its
 * own: the operating system drops it when the process dies in whatever way, so there is no stale lock to judge.
 * Throws `STORE_LOCKED` when another sender, in this process or another, holds it.
 */
export function lockFolder(dataDir: string): () => void {
  const database = new DatabaseSync(join(dataDir, 'lock.db'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    const busy = cause instanceof Error && 'errcode' in cause && cause.errcode === BUSY;
    throw busy ? new AppError('STORE_LOCKED', { dataDir }, cause) : cause;
  }
  return () => database.close();
}
