import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/** The link of the newest mail of a kind, which a server without SMTP writes to its folder. */
export async function mailedLink(folder: string, template: string): Promise<string> {
  await expect.poll(() => newest(folder, template), { timeout: 30_000 }).not.toBeUndefined();
  const raw = readFileSync(newest(folder, template) ?? '', 'utf8');
  const text = raw
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return /https?:\/\/\S+#\S+/.exec(text)?.[0] ?? '';
}

function newest(folder: string, template: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${template}-`))
    .map((name) => join(folder, name))
    .toSorted((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs)
    .at(-1);
}
