import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AdapterManifest } from '@mywasender/contract/adapter-manifest';
import { signAdapterManifest } from '@mywasender/licensing/adapter-manifest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMigratedFolder } from '../testing/embedded-folder.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

describe('the adapter bundle', () => {
  const CODE = 'window.WPPConfig = {};';
  const sha256 = createHash('sha256').update(CODE).digest('hex');
  const get = (path: string, headers = {}) => server.call({ method: 'GET', url: path, headers });
  /** Puts files into the folder and lets the time pass after which the server looks again. */
  const lay = (files: Readonly<Record<string, string>>) => {
    const { adapterDir } = server.deps.config;
    mkdirSync(adapterDir, { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(adapterDir, name), content);
    server.clock.ms += 10_001;
  };
  const sign = (manifest: AdapterManifest) => {
    const { privateKey } = generateKeyPairSync('ed25519');
    return signAdapterManifest(manifest, { kid: 'release', privateKey });
  };
  const bundle: AdapterManifest = {
    format: 1,
    kind: 'bundle',
    sequence: 4,
    version: '2026.11.26',
    minAppVersion: '0.1.0',
    maxAppVersion: '0.1.0',
    waJsVersion: '4.6.0',
    sha256,
    size: CODE.length,
    createdAt: Date.now(),
    expiresAt: Date.now() + 86_400_000,
  };

  let dataDir = '';
  let server: TestServer;
  beforeAll(async () => {
    dataDir = await createMigratedFolder();
    const config = { production: true, publicUrl: 'https://licenses.example.org' };
    server = await startTestServer({ databaseUrl: null, dataDir }, { config });
  });
  afterAll(async () => {
    const { adapterDir } = server.deps.config;
    await server.close();
    for (const folder of [dataDir, adapterDir]) rmSync(folder, { recursive: true, force: true });
  });

  it('is published by laying it into a folder, without a restart, and only when it is whole', async () => {
    const manifest = await sign(bundle);
    expect((await get('/v1/adapter')).json).toEqual({ manifest: null });
    lay({ 'manifest.jws': manifest });
    expect((await get('/v1/adapter')).json).toEqual({ manifest: null });
    lay({ [`${sha256}.js`]: CODE.slice(0, 9) });
    expect((await get('/v1/adapter')).json).toEqual({ manifest: null });
    expect((await get(`/v1/adapter/${sha256}`)).status).toBe(404);
    lay({ [`${sha256}.js`]: CODE });
    expect((await get('/v1/adapter')).json).toEqual({ manifest });
    expect((await get(`/v1/adapter/${sha256}`)).text).toBe(CODE);
    expect(server.log.filter((line) => line.includes('the adapter bundle cannot be served'))).toHaveLength(2);
  });

  it('is kept by caches, sent once to who has it, and is no script of this origin', async () => {
    const manifest = await get('/v1/adapter');
    const file = await get(`/v1/adapter/${sha256}`);
    expect(manifest.headers).toMatchObject({ 'cache-control': 'public, max-age=300' });
    expect(file.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
      etag: `"${sha256}"`,
    });
    for (const [path, { headers }] of [
      ['/v1/adapter', manifest],
      [`/v1/adapter/${sha256}`, file],
    ] as const) {
      for (const known of [`${headers.etag}`, `"other", ${headers.etag}`, `W/${headers.etag}`]) {
        const again = await get(path, { 'if-none-match': known });
        expect([again.status, again.text, again.headers.etag]).toEqual([304, '', headers.etag]);
      }
      expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
    }
  });

  it('has no other files, whatever is asked for', async () => {
    lay({ 'notes.txt': 'the operator’s own' });
    for (const path of ['notes.txt', 'manifest.jws', '..%2fserver.env', 'f'.repeat(64), '']) {
      const { status, text } = await get(`/v1/adapter/${path}`);
      expect([path, status >= 400, text.includes('operator')]).toEqual([path, true, false]);
    }
  });

  it('is downloaded 120 times an hour from one address', async () => {
    const load = () => server.call({ method: 'GET', url: `/v1/adapter/${sha256}`, ip: '192.0.2.77' });
    const statuses: number[] = [];
    for (let call = 0; call < 121; call++) statuses.push((await load()).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(120);
    expect(statuses.at(-1)).toBe(429);
  });

  it('can be withdrawn by a manifest that has no file', async () => {
    const withdrawn = await sign({
      format: 1,
      kind: 'withdrawal',
      sequence: 5,
      reason: 'it was wrong',
      createdAt: Date.now(),
    });
    lay({ 'manifest.jws': withdrawn });
    expect((await get('/v1/adapter')).json).toEqual({ manifest: withdrawn });
    expect((await get(`/v1/adapter/${sha256}`)).status).toBe(404);
  });
});
