import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const PROGRAM = process.platform === 'win32' ? 'electron.exe' : 'electron';

/** The Electron to test with; null where none is, and the tests say so. Never downloads one. */
export function findRuntime(): string | null {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (folder === undefined || folder === '') return null;
  const program = join(folder, PROGRAM);
  return existsSync(program) ? program : null;
}

export const NO_RUNTIME = 'skipped: ELECTRON_OVERRIDE_DIST_PATH names no Electron runtime';

export interface Display {
  readonly name: string | undefined;
  stop(): void;
}

/** The screen there is, or a virtual one. */
export async function openDisplay(): Promise<Display> {
  if (process.platform !== 'linux' || process.env.DISPLAY)
    return { name: process.env.DISPLAY, stop: () => undefined };
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return { name: `:${await firstLine(server)}`, stop: () => void server.kill() };
}

function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', () => reject(new Error('Xvfb ended')));
    server.stdio[3]?.once('data', (text: Buffer) => resolve(text.toString().trim()));
  });
}
