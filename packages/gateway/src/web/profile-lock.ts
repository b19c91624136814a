import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join, resolve } from 'node:path';
import { AppError } from '@mywasender/contract/app-error';

const held = new Set<string>();

/**
 * Takes the profile folder for this process; the answer gives it back.
 * Rejects with GATEWAY_PROFILE_LOCKED while another living process has it. The lock of a dead one is taken over.
 */
export async function lockProfile(dataDir: string): Promise<() => Promise<void>> {
  const folder = resolve(dataDir);
  if (held.has(folder)) throw new AppError('GATEWAY_PROFILE_LOCKED', { pid: process.pid });
  held.add(folder);
  const file = join(folder, 'gateway.lock');
  try {
    await mkdir(folder, { recursive: true });
    if (!(await create(file))) {
      const owner = await livingOwner(file);
      if (owner !== undefined) throw new AppError('GATEWAY_PROFILE_LOCKED', { pid: owner });
      await rm(file, { force: true });
      if (!(await create(file))) throw new AppError('GATEWAY_PROFILE_LOCKED', {});
    }
  } catch (error) {
    held.delete(folder);
    throw error;
  }
  return async () => {
    held.delete(folder);
    await rm(file, { force: true });
  };
}

async function create(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** The pid in the lock if that process can still be the one that wrote it. */
async function livingOwner(file: string): Promise<number | undefined> {
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  if (!Number.isInteger(pid) || pid === process.pid) return undefined;
  // After a restart of the machine the number may belong to somebody else.
  const written = (await stat(file)).mtimeMs;
  if (written < Date.now() - uptime() * 1000) return undefined;
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return isCode(error, 'EPERM') ? pid : undefined;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
