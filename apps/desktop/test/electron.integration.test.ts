import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DesktopBridge } from '../src/renderer/transport/bridge.ts';
import { type Display, findRuntime, NO_RUNTIME, openDisplay } from './electron-runtime.ts';

const run = promisify(execFile);
const DESKTOP = join(import.meta.dirname, '..');
const runtime = findRuntime();
const asRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** What the functions below see: they run in the page. */
declare const window: {
  readonly mywasender: DesktopBridge;
  readonly location: { href: string };
  open(address: string): unknown;
};
declare const Notification: { requestPermission(): Promise<string> };

describe.skipIf(runtime === null)(`Electron shell${runtime === null ? ` (${NO_RUNTIME})` : ''}`, () => {
  let display: Display;
  let dataDir: string;
  let app: ElectronApplication;
  let page: Page;

  const launchOptions = () => ({
    args: [...(asRoot ? ['--no-sandbox'] : []), DESKTOP],
    env: {
      ...process.env,
      ...(display.name === undefined ? {} : { DISPLAY: display.name }),
      MYWASENDER_DATA_DIR: dataDir,
      MYWASENDER_SERVER_URL: 'http://127.0.0.1:9',
      MYWASENDER_WHATSAPP_URL: 'http://127.0.0.1:9/',
    } as Record<string, string>,
  });

  beforeAll(async () => {
    display = await openDisplay();
    dataDir = await mkdtemp(join(tmpdir(), 'mws-electron-'));
    // with no program named, Playwright takes the one of the `electron` package, which is `runtime`, and holds the app
    // back until it listens; otherwise a window that opens sooner can make it wait for ever
    app = await _electron.launch(launchOptions());
    page = await app.firstWindow();
  });
  afterAll(async () => {
    await app?.close();
    display?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('shows the app under its own scheme', async () => {
    await vi.waitFor(async () => expect(await page.title()).toContain('MyWASender'), { timeout: 30_000 });
    expect(page.url()).toMatch(/^app:\/\/ui\//);
  });

  it('answers commands of the core over IPC', async () => {
    const answer = await page.evaluate(() => window.mywasender.call('system.info', {}));
    expect(answer).toMatchObject({
      ok: true,
      value: { host: 'electron', dataDir, simulated: true, secretStorage: 'file' },
    });
  });

  it('imports a file in a thread of the core', async () => {
    const answer = await page.evaluate(async () => {
      const file = await window.mywasender.putFile(
        'people.csv',
        new TextEncoder().encode('Name,Phone\nAda,+4915112345678\nBo,12\n').buffer,
      );
      if (!file.ok) return file;
      return window.mywasender.call('contacts.import', {
        file: file.value,
        defaultCountry: 'DE',
        listName: 'People',
      });
    });
    expect(answer).toMatchObject({ ok: true, value: { rows: 2, created: 1, rejected: 1 } });
  });

  it('refuses what is no command', async () => {
    const answers = await page.evaluate(async () => {
      const { call } = window.mywasender;
      return [
        await Reflect.apply(call, undefined, ['system.nothing', {}]),
        await Reflect.apply(call, undefined, ['settings.update', { theme: 'pink' }]),
      ];
    });
    expect(answers).toMatchObject([
      { ok: false, error: { code: 'NOT_FOUND' } },
      { ok: false, error: { code: 'VALIDATION_FAILED', params: { field: 'theme' } } },
    ]);
  });

  it('isolates the page', async () => {
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      // Electron does not type it; the preferences that really hold are told nowhere else.
      const { getLastWebPreferences } = contents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return getLastWebPreferences.call(contents);
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
    expect(
      await page.evaluate(() => [
        typeof Reflect.get(window, 'require'),
        typeof Reflect.get(window, 'process'),
      ]),
    ).toEqual(['undefined', 'undefined']);
    expect(await page.evaluate(() => Object.isFrozen(Reflect.get(window, 'mywasender')))).toBe(true);
  });

  it('puts the policy on every answer and serves nothing outside', async () => {
    const answers = await page.evaluate(async () => {
      const look = async (path: string) => {
        const response = await fetch(path);
        return { status: response.status, policy: response.headers.get('content-security-policy') };
      };
      return {
        document: await look('/'),
        outside: await look('/..%2f..%2fpackage.json'),
        missing: await look('/assets/nothing.js'),
      };
    });
    expect(answers.document.status).toBe(200);
    expect(answers.document.policy).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-/,
    );
    expect(answers.outside.status).toBe(404);
    expect(answers.missing.status).toBe(404);
    expect(answers.missing.policy).toContain("default-src 'none'");
  });

  it('neither leaves its page nor opens others', async () => {
    const windows = await page.evaluate(() => {
      window.open('https://example.com/');
      window.location.href = 'https://example.com/';
      return true;
    });
    expect(windows).toBe(true);
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
    expect(page.url()).toMatch(/^app:\/\/ui\//);
    expect(app.windows()).toHaveLength(1);
  });

  it('lets a second instance end and shows the first', async () => {
    const { args, env } = launchOptions();
    await expect(run(runtime ?? '', args, { env })).resolves.toBeDefined();
    expect(app.windows()).toHaveLength(1);
  });

  it('leaves no process behind when it quits', async () => {
    const family = await descendants(app.process().pid ?? 0);
    expect(family.length).toBeGreaterThan(2);
    await app.close();
    await vi.waitFor(async () => expect(await alive(family)).toEqual([]), 10_000);
    expect(await readFile(join(dataDir, 'logs', 'shell.log'), 'utf8')).not.toContain('the shell failed');
  });
});

async function descendants(pid: number): Promise<number[]> {
  const { stdout } = await run('ps', ['-e', '-o', 'pid=,ppid=']);
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const found = [pid];
  for (const parent of found)
    for (const [child, ppid] of rows) if (ppid === parent && child !== undefined) found.push(child);
  return found;
}

async function alive(pids: readonly number[]): Promise<number[]> {
  const { stdout } = await run('ps', ['-e', '-o', 'pid=,stat=']);
  const running = new Set(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, state]) => !state?.startsWith('Z'))
      .map(([pid]) => Number(pid)),
  );
  return pids.filter((pid) => running.has(pid));
}
