import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/** The link of the newest mail of a kind, which a server without SMTP writes to its folder, once there are so many. */
export async function mailedLink(folder: string, template: string, many = 1): Promise<string> {
  await expect.poll(() => mailsOf(folder, template).length, { timeout: 30_000 }).toBeGreaterThanOrEqual(many);
  const raw = readFileSync(mailsOf(folder, template).at(-1) ?? '', 'utf8');
  const text = raw
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return /https?:\/\/\S+#\S+/.exec(text)?.[0] ?? '';
}

/** Oldest first. */
function mailsOf(folder: string, template: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${template}-`))
    .map((name) => join(folder, name))
    .toSorted((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs);
}
