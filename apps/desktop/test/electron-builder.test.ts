import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';

// What electron-builder itself reads and checks the file with.
const builder = createRequire(import.meta.resolve('electron-builder'));
const { load } = builder('js-yaml');
const config = load(readFileSync(new URL('../../../electron-builder.yml', import.meta.url), 'utf8'));

describe('electron-builder.yml', () => {
  it('is valid for the installed electron-builder', () => {
    const validate = new Ajv({ strict: false, allErrors: true }).compile(
      builder('app-builder-lib/scheme.json'),
    );
    expect(validate(config), JSON.stringify(validate.errors, null, 2)).toBe(true);
  });

  it('would be refused with a wrong option', () => {
    const validate = new Ajv({ strict: false }).compile(builder('app-builder-lib/scheme.json'));
    expect(validate({ ...config, electronFuse: {} })).toBe(false);
  });

  it('pins the Electron of the lock file and publishes nowhere', () => {
    const electron = JSON.parse(
      readFileSync(createRequire(import.meta.url).resolve('electron/package.json'), 'utf8'),
    );
    expect(config.electronVersion).toBe(electron.version);
    expect(config.publish).toBeNull();
    expect(config.appId).toBe('com.mywasender.app');
  });

  it('turns off every way to run other code in the packaged program', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });
});
