import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CACHE = fileURLToPath(new URL('../../../../node_modules/.cache/mywasender', import.meta.url));

/** A folder that is costly to make, made once per machine and kept among the caches; to be copied, not used. */
export async function keptFolder(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const kept = join(CACHE, name);
  if (existsSync(kept)) return kept;
  mkdirSync(CACHE, { recursive: true });
  const dir = mkdtempSync(join(CACHE, `${name}-`));
  const folder = join(dir, 'folder');
  await make(folder);
  try {
    renameSync(folder, kept);
  } catch (error) {
    // another run was faster; anything else is told
    if (!existsSync(kept)) throw error;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return kept;
}
