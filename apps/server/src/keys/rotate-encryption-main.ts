import { readConfig } from '../config/read-config.ts';
import { openDatabase } from '../db/open-database.ts';
import { explainFailure } from '../explain-failure.ts';
import { rotateEncryption } from './rotate-encryption.ts';

try {
  const config = await readConfig(process.env);
  const failures: Error[] = [];
  const db = await openDatabase({ ...config, onError: (error) => failures.push(error) });
  try {
    const columns = await rotateEncryption(db, config);
    const unreadable = columns.reduce((sum, column) => sum + column.unreadable, 0);
    const lines = columns.map(
      ({ name, ...column }) =>
        `  ${name.padEnd(36)}${column.resealed} sealed again, ${column.unreadable} unreadable`,
    );
    const end =
      unreadable === 0
        ? 'Everything is sealed with the first key. When every server has it first, run this once more; then the old keys may leave ENCRYPTION_KEY.'
        : 'Some fields do not open with any of the keys: add the key they were sealed with to ENCRYPTION_KEY and run this again. Drop no key until then.';
    process.stdout.write(`${[...lines, end].join('\n')}\n`);
    if (unreadable > 0) process.exitCode = 1;
  } finally {
    await db.close();
  }
} catch (error) {
  process.stderr.write(`${explainFailure(error)}\n`);
  process.exitCode = 1;
} finally {
  // an open channel to the parent would keep the process alive
  if (process.connected) process.disconnect();
}
