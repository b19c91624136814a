import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '@mywasender/sender/files/write-atomically';

/** Where a headless host answers. */
export interface HostAddress {
  /** Without a slash at the end. */
  readonly url: string;
  readonly token: string;
}

const FILE = 'run.json';

/** The address and token a running host (or `npm start`) left in a data folder; `null` when there are none. */
export function readRunFile(dataDir: string): HostAddress | null {
  let facts: unknown;
  try {
    facts = JSON.parse(readFileSync(join(dataDir, FILE), 'utf8'));
  } catch {
    // No file, or half a file of a host that died: nobody runs there as far as one can tell.
    return null;
  }
  if (typeof facts !== 'object' || facts === null) return null;
  if (!('desktopUrl' in facts) || typeof facts.desktopUrl !== 'string') return null;
  if (!('desktopToken' in facts) || typeof facts.desktopToken !== 'string') return null;
  return { url: facts.desktopUrl, token: facts.desktopToken };
}

/** Says in the data folder where this host answers, readable by this user alone. Returns what takes it back. */
export async function writeRunFile(dataDir: string, { url, token }: HostAddress): Promise<() => void> {
  const path = join(dataDir, FILE);
  await writeAtomically(path, `${JSON.stringify({ desktopUrl: url, desktopToken: token }, null, 2)}\n`);
  return () => {
    // Of a host that was started since, it is not ours to remove.
    if (readRunFile(dataDir)?.token === token) rmSync(path, { force: true });
  };
}
