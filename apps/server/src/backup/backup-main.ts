import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config/read-config.ts';
import { runCommand } from '../shared/run-command.ts';
import { readBackupKey } from './backup-key.ts';
import { describeBackup } from './describe-backup.ts';
import { verifyBackup } from './verify-backup.ts';
import { writeBackup } from './write-backup.ts';

await runCommand({
  usage: 'npm run backup -- --out FILE   or   npm run backup -- --verify FILE',
  read(args) {
    const options = { out: { type: 'string' }, verify: { type: 'string' } } as const;
    const { out, verify } = parseArgs({ args, options }).values;
    return (out === undefined) === (verify === undefined) ? null : { out, verify };
  },
  /** A backup nobody has restored is none: each is verified as soon as it is written. */
  async run({ out, verify }) {
    const path = resolve(out ?? verify ?? '');
    const key = readBackupKey(process.env.BACKUP_KEY);
    const config = await readConfig(process.env);
    if (out !== undefined) await writeBackup({ config, path, key, now: new Date() });
    process.stdout.write(describeBackup(path, await verifyBackup({ config, path, key })));
  },
});
