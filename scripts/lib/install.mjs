import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './fail.mjs';
import { CACHE, NODE_24, ROOT } from './paths.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

const STAMP = join(CACHE, 'installed');

function wanted() {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
}

/** Installs the packages of the lock file unless just those are there. Works with Node 20 and nothing else. */
export async function ensureInstalled() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20)
    throw new Failure(
      `Node ${process.versions.node} is too old. Install Node 20 or newer from https://nodejs.org.`,
    );
  if (existsSync(NODE_24) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted()) return;
  await step('Installing packages', () =>
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { what: 'npm ci' }),
  );
  if (!existsSync(NODE_24))
    throw new Failure(
      'The Node 24 runtime (npm package `node`) was not installed. Run `npm rebuild node`, then try again.',
    );
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(STAMP, wanted());
}
