import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * Copies the log of the store at the path `workerData` into the database whenever it is asked, and answers when that is done.
 * A thread of its own: while it waits for the disk, the one that reads the file goes on.
 */
function serveCopies(port: NonNullable<typeof parentPort>, path: string): void {
  const database = new DatabaseSync(path, { timeout: 1000 });
  port.on('message', () => {
    // A reader that looks at an old state may keep some of it from being copied: the next time does.
    database.exec('PRAGMA wal_checkpoint(PASSIVE)');
    port.postMessage('done');
  });
}

if (parentPort !== null) serveCopies(parentPort, workerData);
