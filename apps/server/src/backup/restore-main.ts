import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config/read-config.ts';
import { explainFailure } from '../explain-failure.ts';
import { readBackupKey } from './backup-key.ts';
import { describeBackup } from './describe-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const USAGE = 'npm run restore -- --from FILE [--replace]   (stop every instance of the server first)';

try {
  const wish = readWish(process.argv.slice(2));
  if (wish === null) fail(USAGE);
  else {
    const key = readBackupKey(process.env.BACKUP_KEY);
    const config = await readConfig(process.env);
    const restored = await restoreBackup({ config, key, now: new Date(), ...wish });
    process.stdout.write(`${describeBackup(wish.path, restored)}It is restored. Start the server.\n`);
  }
} catch (error) {
  fail(explainFailure(error));
} finally {
  // an open channel to the parent would keep the process alive
  if (process.connected) process.disconnect();
}

function readWish(args: string[]) {
  try {
    const options = { from: { type: 'string' }, replace: { type: 'boolean', default: false } } as const;
    const { from, replace } = parseArgs({ args, options }).values;
    return from === undefined ? null : { path: resolve(from), replace };
  } catch {
    // an unknown flag: the usage says what there is
    return null;
  }
}

function fail(sentence: string) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
