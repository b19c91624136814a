import { parseArgs } from 'node:util';
import { runCommand, withDatabase } from '../shared/run-command.ts';
import { rotateEncryption } from './rotate-encryption.ts';

await runCommand({
  usage:
    'npm run keys:rotate-encryption   seals every stored field again with the first key of ENCRYPTION_KEY',
  read: (args) => parseArgs({ args, options: {} }).values,
  run: () =>
    withDatabase(async ({ config, db }) => {
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
    }),
});
