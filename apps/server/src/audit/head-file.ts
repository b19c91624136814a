import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The newest alone would do, since every hash covers what was before it; more, so that a spoiled line does not matter. */
const READ = 1000;

/** Signed heads, one a line, the newest last. */
export function readHeadFile(path: string): string[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .slice(-READ);
}

export function appendHead(path: string, head: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  appendFileSync(path, `${head}\n`, { mode: 0o600 });
}
