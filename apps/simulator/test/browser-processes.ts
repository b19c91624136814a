import { readdir, readFile } from 'node:fs/promises';

/** Ids of the processes that were started with this folder as their profile. Linux only, as the tests are. */
export async function browserProcessesOf(dataDir: string, flag = ''): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // A process may end while its entry is being read.
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (command.includes(dataDir) && command.includes(flag)) found.push(Number(name));
  }
  return found;
}
