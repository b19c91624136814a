import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readSite } from './read-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'mws-site-'));
afterAll(() => rmSync(folder, { recursive: true }));
const base = { DOWNLOAD_BASE_URL: 'https://example.org/app/' };
const sums = (text: string) => {
  const file = join(folder, 'SHA256SUMS');
  writeFileSync(file, text);
  return { ...base, DOWNLOAD_SUMS_FILE: file };
};
const naming = (variable: string) =>
  expect.objectContaining({ params: expect.objectContaining({ variable }) });
const HASH = 'a'.repeat(64);

it('says what is missing by null, and nothing is invented', () => {
  expect(readSite({})).toEqual({ operator: { name: null, address: null, contact: null }, downloads: null });
  expect(
    readSite({ BILLING_NAME: 'Ltd', BILLING_ADDRESS: '1 Road | Town', OPERATOR_CONTACT: 'a@b.example' })
      .operator,
  ).toEqual({ name: 'Ltd', address: '1 Road\nTown', contact: 'a@b.example' });
});

it('lists the installers of a list of sums, by system', () => {
  const list = [
    `${HASH}  MyWASender Setup 1.2.0.exe`,
    `${HASH} *MyWASender-1.2.0.dmg`,
    `${HASH}  MyWASender-1.2.0.AppImage`,
    `${HASH}  mywasender_1.2.0_amd64.deb`,
    `${HASH}  latest.yml`,
    '',
  ].join('\n');
  const { downloads } = readSite({ ...sums(list), DOWNLOAD_VERSION: '1.2.0' });
  expect(downloads?.baseUrl).toBe('https://example.org/app');
  expect(downloads?.files.map(({ system }) => system)).toEqual(['windows', 'macos', 'linux', 'linux']);
});

it.each([
  [{ DOWNLOAD_VERSION: '1.2.0' }, 'DOWNLOAD_BASE_URL'],
  [{ DOWNLOAD_BASE_URL: 'http://example.org' }, 'DOWNLOAD_BASE_URL'],
  [{ ...base, DOWNLOAD_VERSION: 'new' }, 'DOWNLOAD_VERSION'],
  [{ ...base, DOWNLOAD_SUMS_FILE: join(folder, 'none') }, 'DOWNLOAD_SUMS_FILE'],
  [{ OPERATOR_CONTACT: 'javascript:alert(1)' }, 'OPERATOR_CONTACT'],
])('%j is an error that names %s', (env, name) => {
  expect(() => readSite(env)).toThrow(naming(name));
});

it('refuses a list with a path in it', () => {
  expect(() => readSite(sums(`${HASH}  ../etc/passwd.deb`))).toThrow(naming('DOWNLOAD_SUMS_FILE'));
});
