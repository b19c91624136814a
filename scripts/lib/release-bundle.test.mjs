import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyAdapterManifest } from '../../packages/licensing/src/adapter-manifest.ts';
import { buildBundle, makeReleaseKey, publishBundle, withdrawBundles } from './release-bundle.mjs';

const NOW = Date.UTC(2026, 10, 26);
let folder;
let key;
let keys;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mws-release-'));
  key = join(folder, 'key.json');
  const said = makeReleaseKey({ out: key }, NOW);
  ({ keys } = JSON.parse(/MYWASENDER_ADAPTER_KEYS='(.*)'/.exec(said)[1]));
});
afterEach(() => rmSync(folder, { recursive: true }));

const build = (sequence, change = {}) =>
  buildBundle(
    { key, sequence, 'min-app': '0.1.0', out: join(folder, `b${sequence}`), days: '180', ...change },
    NOW,
  );
const publish = (name) => publishBundle({ from: join(folder, name), to: join(folder, 'served') });
const served = () => verifyAdapterManifest(readFileSync(join(folder, 'served/manifest.jws'), 'utf8'), keys);

it('signs the page code of this tree as one file, which the pinned half verifies, and publishes it', async () => {
  await build('3');
  publish('b3');
  const manifest = await served();
  expect(manifest).toMatchObject({
    kind: 'bundle',
    sequence: 3,
    version: '2026.11.26-3',
    minAppVersion: '0.1.0',
    waJsVersion: '4.6.0',
    createdAt: NOW,
    expiresAt: NOW + 180 * 86_400_000,
  });
  const content = readFileSync(join(folder, 'served', `${manifest.sha256}.js`));
  expect(createHash('sha256').update(content).digest('hex')).toBe(manifest.sha256);
  expect(content.length).toBe(manifest.size);
  for (const part of ['disableGoogleAnalytics: true', 'wa-js v4.6.0', 'window.__mywasender ='])
    expect(content.toString()).toContain(part);
  expect(readdirSync(join(folder, 'served'))).toHaveLength(2);
});

it('goes up alone: a lower or repeated number is not published, a withdrawal and what follows are', async () => {
  await build('3');
  publish('b3');
  await build('2');
  expect(() => publish('b2')).toThrow('Number 3 is published already');
  await build('3', { out: join(folder, 'other'), version: 'other' });
  expect(() => publish('other')).toThrow('--sequence 4 or more');
  publish('b3');
  await withdrawBundles({ key, sequence: '4', reason: 'it was wrong', out: join(folder, 'w') }, NOW);
  publish('w');
  expect(await served()).toMatchObject({ kind: 'withdrawal', sequence: 4, reason: 'it was wrong' });
  await build('5');
  publish('b5');
  expect(await served()).toMatchObject({ kind: 'bundle', sequence: 5 });
});

it('refuses what would mend nothing, in a sentence', async () => {
  await expect(build('0')).rejects.toThrow('sequence');
  await expect(build('x')).rejects.toThrow('sequence');
  await expect(build('1', { 'min-app': '9.0.0' })).rejects.toThrow('is newer than the app of this folder');
  await expect(build('1', { days: 'soon' })).rejects.toThrow('expiresAt');
  await expect(build('1', { key: join(folder, 'none') })).rejects.toThrow('Make one');
  writeFileSync(join(folder, 'odd'), '{"kty":"RSA"}');
  await expect(build('1', { key: join(folder, 'odd') })).rejects.toThrow('is no release key');
  await build('1');
  const file = readdirSync(join(folder, 'b1')).find((name) => name.endsWith('.js'));
  writeFileSync(join(folder, 'b1', file), 'something else');
  expect(() => publish('b1')).toThrow('is not the file of its manifest');
});

it('keeps the private half to itself, and never writes over a key', () => {
  expect(statSync(key).mode & 0o777).toBe(0o600);
  expect(keys[0]).toEqual({ kty: 'OKP', crv: 'Ed25519', x: expect.any(String), kid: expect.any(String) });
  expect(() => makeReleaseKey({ out: key }, NOW)).toThrow('is there already');
});
