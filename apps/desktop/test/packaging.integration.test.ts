import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Display, findRuntime, NO_RUNTIME, openDisplay } from './electron-runtime.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../../..');
const tool = (path: string) => join(ROOT, 'node_modules', path);
const runtime = process.platform === 'linux' ? findRuntime() : null;
const LEASE_KEYS = JSON.stringify({
  keys: [{ kid: 'test', kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }],
});

/** Builds the `dir` target, without installers: those need tools from the network. */
describe.skipIf(runtime === null)(`packaging${runtime === null ? ` (${NO_RUNTIME})` : ''}`, () => {
  let folder: string;
  let display: Display;
  const program = () => join(folder, 'release/linux-unpacked/mywasender');

  const pack = (facts: readonly string[]) =>
    run(
      process.execPath,
      [
        tool('electron-builder/out/cli/cli.js'),
        '--dir',
        `--config.electronDist=${dirname(runtime ?? '')}`,
        `--config.directories.output=${join(folder, 'release')}`,
        ...facts,
      ],
      { cwd: ROOT },
    );

  /** The first message of the packaged app, or its exit code; ends it in either case. */
  const start = (dataDir: string) =>
    new Promise<unknown>((resolve, reject) => {
      const asRoot = process.getuid?.() === 0;
      const child = spawn(program(), asRoot ? ['--no-sandbox'] : [], {
        env: { ...process.env, DISPLAY: display.name, MYWASENDER_DATA_DIR: dataDir },
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      let first: unknown;
      child.once('error', reject);
      child.once('message', (message) => {
        first = message;
        // The parent's end of the channel closing is how the app learns that it is alone.
        child.disconnect();
      });
      child.once('exit', (code) => resolve(first ?? { exit: code }));
    });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mws-package-'));
    display = await openDisplay();
    await pack([
      `--config.extraMetadata.mywasender.leaseKeys=${LEASE_KEYS}`,
      '--config.extraMetadata.mywasender.serverUrl=http://127.0.0.1:9',
    ]);
  });
  afterAll(async () => {
    display?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('burns the fuses into the program', async () => {
    const { stdout } = await run(process.execPath, [
      tool('@electron/fuses/dist/bin.js'),
      'read',
      '--app',
      program(),
    ]);
    const states = Object.fromEntries(
      [...stdout.matchAll(/(\w+) is (Enabled|Disabled)/g)].map(([, fuse, state]) => [fuse, state]),
    );
    expect(states).toMatchObject({
      RunAsNode: 'Disabled',
      EnableCookieEncryption: 'Enabled',
      EnableNodeOptionsEnvironmentVariable: 'Disabled',
      EnableNodeCliInspectArguments: 'Disabled',
      EnableEmbeddedAsarIntegrityValidation: 'Enabled',
      OnlyLoadAppFromAsar: 'Enabled',
      GrantFileProtocolExtraPrivileges: 'Disabled',
    });
  });

  it('packs bundles and raw page scripts, and no modules', async () => {
    const archive = join(dirname(program()), 'resources/app.asar');
    const { stdout } = await run(process.execPath, [tool('@electron/asar/bin/asar.js'), 'list', archive]);
    const files = stdout.trim().split('\n');
    expect(files).toEqual(
      expect.arrayContaining([
        '/out/main/index.js',
        '/out/main/core.js',
        '/out/main/read-rows-worker.js',
        '/out/main/copy-log-worker.js',
        '/out/main/rehearsal-worker.js',
        '/out/main/page/wppconnect-wa.js',
        '/out/preload/index.cjs',
        '/dist/renderer/index.html',
      ]),
    );
    expect(files.filter((file) => file.includes('node_modules') || file.endsWith('.ts'))).toEqual([]);
    // The core starts its threads by files beside the chunk it is in.
    expect(files.filter((file) => /^\/out\/main\/(?!page\/).*\/.*\.js$/.test(file))).toEqual([]);
  });

  it('starts, and ends with the process that started it', async () => {
    expect(await start(join(folder, 'data'))).toEqual({ type: 'ready', failure: null });
  });
});
