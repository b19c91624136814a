import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config/read-config.ts';
import { openDatabase } from '../db/open-database.ts';
import { explainFailure } from '../explain-failure.ts';
import { type CheckedAudit, verifyWithHeads } from './verify-with-heads.ts';

const USAGE =
  'npm run audit:verify [-- --heads FILE]   (FILE: signed heads, one a line; default: AUDIT_HEAD_FILE)';

try {
  const heads = readHeads(process.argv.slice(2));
  if (heads === null) say(USAGE, 2);
  else await verify(heads);
} catch (error) {
  say(explainFailure(error), 2);
} finally {
  // an open channel to the parent would keep the process alive
  if (process.connected) process.disconnect();
}

async function verify(headFile: string | undefined): Promise<void> {
  const config = await readConfig(process.env);
  const failures: Error[] = [];
  const db = await openDatabase({ ...config, onError: (error) => failures.push(error) });
  try {
    const file = headFile === undefined ? config.audit.headFile : resolve(headFile);
    const verdict = await verifyWithHeads({ db, config, now: () => new Date() }, file);
    for (const line of describe(verdict, file)) say(line, verdict.intact ? 0 : 1);
  } finally {
    await db.close();
  }
}

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

/** null: the arguments are wrong. */
function readHeads(args: string[]): string | undefined | null {
  try {
    return parseArgs({ args, options: { heads: { type: 'string' } } }).values.heads;
  } catch {
    return null;
  }
}

function say(line: string, exitCode: number) {
  (exitCode === 0 ? process.stdout : process.stderr).write(`${line}\n`);
  process.exitCode = exitCode;
}
