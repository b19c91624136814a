import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { TestServer } from './test-server.ts';

/** The mails a server without a mail server wrote, of one kind, oldest first. */
export async function readMails({ deps }: TestServer, template: string) {
  const { folder } = deps.config.mail;
  const files = readdirSync(folder)
    .filter((name) => name.startsWith(`${template}-`))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs);
  return Promise.all(files.map((file) => simpleParser(readFileSync(file))));
}
