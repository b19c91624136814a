import { accessSync, constants, mkdirSync } from 'node:fs';
import { storeError } from '@mywasender/sender/store/sql-errors';

/** Makes the folder only this user can read. Throws `READ_ONLY` or `DISK_FULL`. */
export function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.W_OK);
  } catch (cause) {
    throw storeError(cause, { dataDir, path: dataDir, backup: () => null });
  }
}
