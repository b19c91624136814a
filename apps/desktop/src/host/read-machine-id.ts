import { readFileSync } from 'node:fs';
import machineId from 'node-machine-id';

export interface MachineIdSources {
  /** In order; the first usable answer counts. One that throws is passed over. */
  readonly readers: readonly (() => string | undefined)[];
  readonly hostname: string;
}

/**
 * The id the operating system gave this installation, raw. Undefined when none is readable or what was read
 * does not tell machines apart (empty, zeros, not yet set, the host name).
 */
export function readMachineId({ readers, hostname }: MachineIdSources): string | undefined {
  for (const read of readers) {
    const id = attempt(read)?.trim().toLowerCase();
    if (id !== undefined && isUsable(id, hostname)) return id;
  }
  return undefined;
}

/** `machineIdSync` alone: the asynchronous form throws outside of its promise on unexpected output. */
export const SYSTEM_READERS: readonly (() => string | undefined)[] = [
  () => machineId.machineIdSync(true),
  () => readFileSync('/etc/machine-id', 'utf8'),
];

function attempt(read: () => string | undefined): string | undefined {
  try {
    return read();
  } catch {
    // Unreadable is an answer of its own: the next reader, and in the end the random install id, stand in.
    return undefined;
  }
}

function isUsable(id: string, hostname: string): boolean {
  const distinct = new Set(id.replace(/[\s-]/g, ''));
  return id.length >= 8 && distinct.size > 1 && id !== 'uninitialized' && id !== hostname.toLowerCase();
}
