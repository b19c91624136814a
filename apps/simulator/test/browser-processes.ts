import { readdir, readFile } from 'node:fs/promises';

interface Process {
  readonly id: number;
  readonly parent: number;
  readonly command: string;
}

/**
 * Ids of the processes that were started with this folder as their profile, and of what those started: the headless
 * shell tells its helpers no folder. Linux only, as the tests are.
 */
export async function browserProcessesOf(dataDir: string, flag = ''): Promise<number[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = (await Promise.all(names.map(lookAt))).filter((one) => one !== null);
  const found = all.filter(({ command }) => command.includes(dataDir));
  for (const { id } of found) {
    found.push(...all.filter((one) => one.parent === id && !found.includes(one)));
  }
  return found.filter(({ command }) => command.includes(flag)).map(({ id }) => id);
}

async function lookAt(name: string): Promise<Process | null> {
  try {
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8');
    const status = await readFile(`/proc/${name}/status`, 'utf8');
    return { id: Number(name), parent: Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]), command };
  } catch {
    // A process may end while its entry is being read.
    return null;
  }
}
