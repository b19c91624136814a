import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand, withDatabase } from '../shared/run-command.ts';
import { type CheckedAudit, verifyWithHeads } from './verify-with-heads.ts';

const USAGE =
  'npm run audit:verify [-- --heads FILE]   (FILE: signed heads, one a line; default: AUDIT_HEAD_FILE)';

await runCommand({
  usage: USAGE,
  read: (args) => parseArgs({ args, options: { heads: { type: 'string' } } }).values,
  run: ({ heads }) =>
    withDatabase(async ({ config, db }) => {
      const file = heads === undefined ? config.audit.headFile : resolve(heads);
      const verdict = await verifyWithHeads({ db, config, now: () => new Date() }, file);
      const stream = verdict.intact ? process.stdout : process.stderr;
      stream.write(`${describe(verdict, file).join('\n')}\n`);
      process.exitCode = verdict.intact ? 0 : 1;
    }),
  failed: 2,
});

function describe(verdict: CheckedAudit, file: string): string[] {
  const lines = verdict.intact
    ? [`The audit trail is whole: ${verdict.entries} entries, held against ${verdict.heads} signed heads.`]
    : [
        `The audit trail is BROKEN at entry ${verdict.position} (${verdict.entryId ?? 'no id'}): ${verdict.problem}.`,
        'Keep the database as it is, compare with a backup, and open an incident.',
      ];
  if (verdict.heads === 0) {
    lines.push(`No signed head in ${file}: entries cut off at the end would not be noticed.`);
  }
  if (verdict.foreignHeads > 0) {
    lines.push(
      `${verdict.foreignHeads} lines in ${file} were not signed by this server and were not counted.`,
    );
  }
  return lines;
}
