import type { Sql } from './sql.ts';

/** Pages of the write-ahead log, 16 MB, after which a commit copies them into the store. */
export const CHECKPOINT_PAGES = 4000;

/**
 * While many rows are written no commit copies the log into the store, which blocks for 50 ms and more: another thread
 * does it (`openLogCopier`), or the first commit after `work`.
 */
export async function withoutCheckpoints<T>(sql: Sql, work: () => Promise<T>): Promise<T> {
  sql.exec('PRAGMA wal_autocheckpoint = 0');
  try {
    return await work();
  } finally {
    sql.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  }
}

/**
 * A transaction that does not wait for the disk: for what is done again, or taken back, when a power cut loses it. The
 * next ordinary commit waits for both.
 */
export function lazyTransaction<T>(sql: Sql, work: () => T): T {
  sql.exec('PRAGMA synchronous = NORMAL');
  try {
    return sql.transaction(work);
  } finally {
    sql.exec('PRAGMA synchronous = FULL');
  }
}
