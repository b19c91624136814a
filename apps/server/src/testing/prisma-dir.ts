import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JOBS } from '../jobs/job-map.ts';

export const PRISMA_DIR = fileURLToPath(new URL('../../../../prisma', import.meta.url));

/** Changes with any migration and any queue: names templates that have them applied. */
export const MIGRATIONS_DIGEST = digestOf(join(PRISMA_DIR, 'migrations'));

function digestOf(dir: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(dir, name);
    if (statSync(file).isFile()) hash.update(name).update('\0').update(readFileSync(file)).update('\0');
  }
  hash.update(JSON.stringify(JOBS));
  return hash.digest('hex').slice(0, 16);
}
