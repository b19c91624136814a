import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPageAssets } from './page-assets.ts';

describe('page scripts', () => {
  it('come in the order configuration, wa-js, bridge', () => {
    const [config, waJs, bridge] = readPageAssets();
    expect(config).toContain('disableGoogleAnalytics: true');
    expect(config).toContain('linkPreviewApiServers: []');
    expect(waJs).toContain('wa-js v4.6.0');
    expect(bridge).toContain('window.__mywasender');
  });

  it('refuse a wa-js that is not the pinned file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mywasender-assets-'));
    const file = join(folder, 'wa.js');
    writeFileSync(file, '/* wa-js v4.6.0 */');
    const read = () => readPageAssets({ waJsFile: pathToFileURL(file) });
    expect(read).toThrowError(expect.objectContaining({ code: 'GATEWAY_OUTDATED' }));
    rmSync(folder, { recursive: true });
  });

  it('can live in another folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mywasender-assets-'));
    for (const name of ['config.js', 'bridge.js']) writeFileSync(join(folder, name), name);
    const scripts = readPageAssets({ pageDir: pathToFileURL(`${folder}/`) });
    expect([scripts[0], scripts[2]]).toEqual(['config.js', 'bridge.js']);
    rmSync(folder, { recursive: true });
  });
});
