import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config/read-config.ts';
import { runCommand } from '../shared/run-command.ts';
import { readBackupKey } from './backup-key.ts';
import { describeBackup } from './describe-backup.ts';
import { restoreBackup } from './restore-backup.ts';

await runCommand({
  usage: 'npm run restore -- --from FILE [--replace]   (stop every instance of the server first)',
  read(args) {
    const options = { from: { type: 'string' }, replace: { type: 'boolean', default: false } } as const;
    const { from, replace } = parseArgs({ args, options }).values;
    return from === undefined ? null : { path: resolve(from), replace };
  },
  async run(wish) {
    const key = readBackupKey(process.env.BACKUP_KEY);
    const config = await readConfig(process.env);
    const restored = await restoreBackup({ config, key, now: new Date(), ...wish });
    process.stdout.write(`${describeBackup(wish.path, restored)}It is restored. Start the server.\n`);
  },
});
