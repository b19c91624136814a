import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, ROOT } from './paths.mjs';

const SKIP = new Set(['node_modules', 'dist', 'out', 'generated', 'test-results']);

function hashInto(hash, path) {
  const absolute = join(ROOT, path);
  for (const entry of readdirSync(absolute, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    if (SKIP.has(entry.name)) continue;
    const child = join(path, entry.name);
    if (entry.isDirectory()) hashInto(hash, child);
    else if (entry.isFile())
      hash
        .update(child)
        .update('\0')
        .update(readFileSync(join(ROOT, child)))
        .update('\0');
  }
}

/** Does `work` only when the content of `inputs` (folders, files) differs from the last time it succeeded. */
export async function whenChanged({ name, inputs, output, work }) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    if (!existsSync(join(ROOT, input))) continue;
    if (/\.[a-z]+$/.test(input)) hash.update(input).update(readFileSync(join(ROOT, input)));
    else hashInto(hash, input);
  }
  const digest = hash.digest('hex');
  const stamp = join(CACHE, `${name}.stamp`);
  if (existsSync(join(ROOT, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest)
    return false;
  await work();
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(stamp, digest);
  return true;
}
