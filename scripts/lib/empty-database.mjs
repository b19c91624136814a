import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire, findPackageJSON } from 'node:module';
import { join } from 'node:path';
import { CACHE, ROOT } from './paths.mjs';

const SERVER = join(ROOT, 'apps', 'server', 'package.json');

/**
 * Puts an empty embedded database into a new data folder of the server. Making one takes the server seconds of
 * computing; it is made once per installation, kept among the caches and copied. A folder that has one is left alone.
 */
export async function placeEmptyDatabase(dataDir) {
  const target = join(dataDir, 'database');
  if (existsSync(target)) return;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // under another name first: half a copy must not be taken for a database
  const copy = mkdtempSync(join(dataDir, 'database-'));
  cpSync(await keptDatabase(), copy, { recursive: true });
  renameSync(copy, target);
}

async function keptDatabase() {
  const manifest = findPackageJSON('@electric-sql/pglite', SERVER);
  const kept = join(CACHE, `empty-database-${JSON.parse(readFileSync(manifest, 'utf8')).version}`);
  if (existsSync(kept)) return kept;
  const { PGlite } = createRequire(SERVER)('@electric-sql/pglite');
  mkdirSync(CACHE, { recursive: true });
  const making = mkdtempSync(`${kept}-`);
  const lite = await PGlite.create(making);
  await lite.close();
  try {
    renameSync(making, kept);
  } catch (error) {
    // another start was faster; anything else is told
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(kept)) throw error;
  }
  return kept;
}
