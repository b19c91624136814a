import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/** The link of the newest mail of a kind, which a server without SMTP writes to its folder, once there are so many. */
export async function mailedLink(folder: string, template: string, many = 1): Promise<string> {
  await expect.poll(() => mailsOf(folder, template).length, { timeout: 30_000 }).toBeGreaterThanOrEqual(many);
  const text = readMail(mailsOf(folder, template).at(-1) ?? '');
  return /https?:\/\/\S+#\S+/.exec(text)?.[0] ?? '';
}

/** Of a kind the newest mail that says this, once there is one, with its head. */
export async function mailedText(folder: string, template: string, part: string): Promise<string> {
  const found = () =>
    mailsOf(folder, template)
      .map(readMail)
      .findLast((text) => text.includes(part));
  await expect.poll(found, { timeout: 30_000 }).toBeDefined();
  return found() ?? '';
}

function readMail(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Oldest first. */
function mailsOf(folder: string, template: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${template}-`))
    .map((name) => join(folder, name))
    .toSorted((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs);
}
