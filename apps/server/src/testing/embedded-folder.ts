import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';

const MODULES = fileURLToPath(new URL('../../../../node_modules/', import.meta.url));
const { version }: { version: string } = JSON.parse(
  readFileSync(join(MODULES, '@electric-sql/pglite/package.json'), 'utf8'),
);
const CACHE = join(MODULES, '.cache', 'mywasender');
const TEMPLATE = join(CACHE, `empty-database-${version}`);

/**
 * A new data folder with an empty embedded database. Making one takes seconds of computing, so it is made once
 * per machine and copied; that the server makes its own is tested where it starts as a process.
 */
export async function createEmbeddedFolder(): Promise<string> {
  if (!existsSync(TEMPLATE)) await createTemplate();
  const dir = mkdtempSync(join(tmpdir(), 'mws-embedded-'));
  cpSync(TEMPLATE, join(dir, 'database'), { recursive: true });
  return dir;
}

async function createTemplate(): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const dir = mkdtempSync(join(CACHE, 'empty-database-'));
  const lite = await PGlite.create(dir);
  await lite.close();
  try {
    renameSync(dir, TEMPLATE);
  } catch (error) {
    // another run was faster; anything else shows when the template is copied
    rmSync(dir, { recursive: true });
    if (!existsSync(TEMPLATE)) throw error;
  }
}
