import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFileSecrets } from './open-file-secrets.ts';

const log = pino({ level: 'silent' });
let dataDir: string;
const folder = () => join(dataDir, 'secrets');
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mws-secrets-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe('secrets in a file', () => {
  it('keeps, replaces and forgets them over restarts', async () => {
    const secrets = openFileSecrets(dataDir, log);
    expect(secrets.kind).toBe('file');
    expect(await secrets.get('device-key')).toBeNull();
    await secrets.set('device-key', 'one');
    await secrets.set('device-key', 'zwei ✓');
    await secrets.set('refresh-token', 'three');
    const again = openFileSecrets(dataDir, log);
    expect(await again.get('device-key')).toBe('zwei ✓');
    await again.delete('device-key');
    await again.delete('device-key');
    expect(await secrets.get('device-key')).toBeNull();
    expect(await secrets.get('refresh-token')).toBe('three');
  });

  it('loses none of many writes at once', async () => {
    const secrets = openFileSecrets(dataDir, log);
    const names = Array.from({ length: 20 }, (_, index) => `name-${index}`);
    await Promise.all(names.map((name) => secrets.set(name, name.toUpperCase())));
    expect(await Promise.all(names.map((name) => secrets.get(name)))).toEqual(
      names.map((name) => name.toUpperCase()),
    );
  });

  it('shows them to nobody else', async () => {
    await openFileSecrets(dataDir, log).set('device-key', 'a very private key');
    expect(await readFile(join(folder(), 'file.json'), 'utf8')).not.toContain('private');
    for (const name of await readdir(folder()))
      expect((await stat(join(folder(), name))).mode & 0o777, name).toBe(0o600);
    expect((await stat(folder())).mode & 0o777).toBe(0o700);
  });

  it('does not open an entry under another name', async () => {
    const secrets = openFileSecrets(dataDir, log);
    await secrets.set('a', 'of a');
    const path = join(folder(), 'file.json');
    const file = JSON.parse(await readFile(path, 'utf8'));
    await writeFile(path, JSON.stringify({ ...file, entries: { b: file.entries.a } }));
    expect(await openFileSecrets(dataDir, log).get('b')).toBeNull();
  });

  it.each(['', '{"version":1,"entries":', '{"version":2,"entries":{}}', '[]'])(
    'puts a damaged file aside and starts empty: %j',
    async (content) => {
      await openFileSecrets(dataDir, log).set('a', 'b');
      await writeFile(join(folder(), 'file.json'), content);
      const secrets = openFileSecrets(dataDir, log);
      expect(await secrets.get('a')).toBeNull();
      await secrets.set('a', 'c');
      expect(await secrets.get('a')).toBe('c');
      const aside = (await readdir(folder())).filter((name) => name.includes('.damaged-'));
      expect(aside).toHaveLength(1);
      expect(await readFile(join(folder(), aside[0] ?? ''), 'utf8')).toBe(content);
    },
  );

  it('puts the file aside when its key is gone', async () => {
    await openFileSecrets(dataDir, log).set('a', 'b');
    await writeFile(join(folder(), 'file.key'), 'short');
    expect(await openFileSecrets(dataDir, log).get('a')).toBeNull();
    expect((await readdir(folder())).filter((name) => name.includes('.damaged-'))).toHaveLength(2);
  });
});
