import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config/read-config.ts';
import { explainFailure } from '../explain-failure.ts';
import { readBackupKey } from './backup-key.ts';
import { describeBackup } from './describe-backup.ts';
import { verifyBackup } from './verify-backup.ts';
import { writeBackup } from './write-backup.ts';

const USAGE = 'npm run backup -- --out FILE   or   npm run backup -- --verify FILE';

try {
  const file = readFile(process.argv.slice(2));
  if (file === null) fail(USAGE);
  else await backUp(file);
} catch (error) {
  fail(explainFailure(error));
} finally {
  // an open channel to the parent would keep the process alive
  if (process.connected) process.disconnect();
}

/** A backup nobody has restored is none: each is verified as soon as it is written. */
async function backUp({ out, verify }: { out?: string | undefined; verify?: string | undefined }) {
  const path = resolve(out ?? verify ?? '');
  const key = readBackupKey(process.env.BACKUP_KEY);
  const config = await readConfig(process.env);
  if (out !== undefined) await writeBackup({ config, path, key, now: new Date() });
  process.stdout.write(describeBackup(path, await verifyBackup({ config, path, key })));
}

function readFile(args: string[]) {
  try {
    const options = { out: { type: 'string' }, verify: { type: 'string' } } as const;
    const { out, verify } = parseArgs({ args, options }).values;
    return (out === undefined) === (verify === undefined) ? null : { out, verify };
  } catch {
    // an unknown flag: the usage says what there is
    return null;
  }
}

function fail(sentence: string) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
