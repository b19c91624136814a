import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBrowser, findBrowsers, isProgram } from './find-browser.ts';

const only =
  (...paths: string[]) =>
  (path: string): boolean =>
    paths.includes(path);

describe('finding the browser', () => {
  it('takes CHROME_PATH before anything else, and goes on when it is wrong', () => {
    const env = { CHROME_PATH: '/opt/mine/chrome', PATH: '' };
    expect(findBrowser(env, 'linux', only('/opt/mine/chrome', '/usr/bin/chromium'))).toBe('/opt/mine/chrome');
    expect(findBrowser(env, 'linux', only('/usr/bin/chromium'))).toBe('/usr/bin/chromium');
  });

  it('knows the usual places of each system', () => {
    const mac = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
    expect(findBrowser({}, 'darwin', only(mac))).toBe(mac);
    const home = '/Users/ana/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser({ HOME: '/Users/ana' }, 'darwin', only(home))).toBe(home);
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const env = { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
    expect(findBrowser(env, 'win32', only(edge))).toBe(edge);
  });

  it('lists all there are, each path once', () => {
    const env = { CHROME_PATH: '/a/chromium', PATH: '/a:/b' };
    const there = only('/a/chromium', '/b/google-chrome', '/b/chromium');
    expect(findBrowsers(env, 'linux', there)).toEqual(['/a/chromium', '/b/google-chrome', '/b/chromium']);
  });

  it('lists what two links lead to once', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mws-browsers-'));
    for (const name of ['google-chrome', 'google-chrome-stable']) {
      symlinkSync(process.execPath, join(folder, name));
    }
    const runs = (path: string) => path.startsWith(folder);
    expect(findBrowsers({ PATH: folder }, 'linux', (path) => runs(path) && isProgram(path))).toEqual([
      join(folder, 'google-chrome-stable'),
    ]);
    rmSync(folder, { recursive: true });
  });

  it('takes no folder and no text for a program', () => {
    expect(isProgram(process.execPath)).toBe(true);
    expect([import.meta.dirname, import.meta.filename, '/nowhere/chrome'].filter(isProgram)).toEqual([]);
  });

  it('looks through PATH last', () => {
    expect(findBrowser({ PATH: '/a:/b' }, 'linux', only('/b/chromium'))).toBe('/b/chromium');
    expect(findBrowser({ PATH: '/a:/b' }, 'linux', only())).toBeUndefined();
  });
});
